"""One room: when it writes, what it joins, and that nobody hears anything older than it."""

import asyncio
from typing import Any

import pytest
from engineio import packet

from app.realtime.engine import frames
from app.realtime.engine.connection import EngineConnection
from app.realtime.engine.hall import BUSY_SECONDS, MOST_BYTES, Hall
from fixtures.stage import until


class Listener(EngineConnection):
    """A connection that remembers each write."""

    def __init__(self) -> None:
        self.writes: list[bytes] = []

    def write(self, data: bytes) -> None:
        self.writes.append(data)


class Poller:
    """A socket that polls."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[Any] = asyncio.Queue()


def note(text: str) -> packet.Packet:
    return packet.Packet(packet.MESSAGE, text)


def frame(*texts: str) -> bytes:
    return b"".join(frames.text(f"4{text}") for text in texts)


@pytest.fixture
async def transports() -> dict[str, Any]:
    return {"a": Listener(), "b": Listener(), "p": Poller()}


@pytest.fixture
async def hall(transports: dict[str, Any]) -> Hall:
    hall = Hall(transports)
    for name in transports:
        hall.enter(f"sid of {name}", name)
    return hall


def busy(hall: Hall) -> None:
    """As if the last pass had taken long."""
    hall._pace = BUSY_SECONDS
    hall._next = asyncio.get_running_loop().time() + BUSY_SECONDS


async def test_a_quiet_room_sends_what_is_posted_together_at_once(
    hall: Hall, transports: dict[str, Any]
) -> None:
    hall.post(note("1"))
    hall.post(note("2"))
    await asyncio.sleep(0)
    assert transports["a"].writes == transports["b"].writes == [frame("1", "2")]
    assert [transports["p"].queue.get_nowait().data for _ in "12"] == ["1", "2"]


async def test_a_busy_room_joins_its_frames_into_one_write(
    hall: Hall, transports: dict[str, Any]
) -> None:
    busy(hall)
    for text in "123":
        hall.post(note(text))
    assert transports["a"].writes == []
    await until(lambda: transports["a"].writes, within=1)
    assert transports["a"].writes == transports["b"].writes == [frame("1", "2", "3")]
    assert [transports["p"].queue.get_nowait().data for _ in "123"] == ["1", "2", "3"]


async def test_a_burst_is_never_more_than_one_write_may_be(
    hall: Hall, transports: dict[str, Any]
) -> None:
    busy(hall)
    for _ in range(300):
        hall.post(note("x" * 1000))
    hall.flush()
    assert max(len(data) for data in transports["a"].writes) < MOST_BYTES + 2000
    assert b"".join(transports["a"].writes) == frame(*["x" * 1000] * 300)


async def test_who_enters_hears_nothing_older(hall: Hall, transports: dict[str, Any]) -> None:
    busy(hall)
    hall.post(note("before"))
    transports["late"] = Listener()
    hall.enter("late", "late")
    hall.post(note("after"))
    hall.flush()
    assert transports["late"].writes == [frame("after")]
    assert b"".join(transports["a"].writes) == frame("before", "after")


async def test_who_leaves_hears_what_was_said_before_and_nothing_after(
    hall: Hall, transports: dict[str, Any]
) -> None:
    busy(hall)
    hall.post(note("before"))
    hall.leave("sid of a")
    hall.post(note("after"))
    hall.flush()
    assert transports["a"].writes == [frame("before")]
    assert b"".join(transports["b"].writes) == frame("before", "after")


async def test_a_member_whose_transport_is_gone_is_passed_over(
    hall: Hall, transports: dict[str, Any]
) -> None:
    del transports["a"]
    hall.post(note("1"))
    hall.flush()
    assert transports["b"].writes == [frame("1")]


async def test_a_flush_of_nothing_writes_nothing(hall: Hall, transports: dict[str, Any]) -> None:
    hall.flush()
    assert transports["a"].writes == []
    assert not hall.is_empty


async def test_a_room_rests_for_as_long_as_its_clock_says(hall: Hall) -> None:
    assert hall.rest() == 0
    busy(hall)
    assert 0 < hall.rest() < 1.5 * BUSY_SECONDS
    hall.post(note("1"))
    assert hall.rest() > 1.5 * BUSY_SECONDS, (
        "the pass that is due is not the one for what comes later"
    )


async def test_a_flush_before_its_time_leaves_no_timer(
    hall: Hall, transports: dict[str, Any]
) -> None:
    busy(hall)
    hall.post(note("1"))
    hall.flush()
    assert hall._timer is None
    assert transports["a"].writes == [frame("1")]


async def test_each_member_costs_one_write_for_all_that_was_said(
    transports: dict[str, Any],
) -> None:
    crowd = {f"{n}": Listener() for n in range(500)}
    hall = Hall(crowd)
    for name in crowd:
        hall.enter(name, name)
    busy(hall)
    for text in "abcdefgh":
        hall.post(note(text))
    hall.flush()
    assert {len(one.writes) for one in crowd.values()} == {1}
    assert len({id(one.writes[0]) for one in crowd.values()}) == 1, "the same bytes for all"
