"""One room: when it writes, what it joins, and that nobody hears anything older than it."""

import asyncio
from typing import Any

import pytest
from engineio import packet

from app.realtime.engineio import frames
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.hall import BUSY_SECONDS, MOST_BYTES, STRIDE, Hall
from fixtures.waiting import ELSEWHERE, until


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
    await until(lambda: transports["a"].writes)
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


async def test_who_is_written_to_directly_is_caught_up_alone(
    hall: Hall, transports: dict[str, Any]
) -> None:
    busy(hall)
    hall.post(note("1"))
    hall.catch_up("sid of a")
    hall.catch_up("sid of a")
    hall.catch_up("sid of nobody")
    assert (transports["a"].writes, transports["b"].writes) == ([frame("1")], [])
    hall.post(note("2"))
    hall.leave("sid of p")
    assert [transports["p"].queue.get_nowait().data for _ in "12"] == ["1", "2"]
    hall.flush()
    assert transports["a"].writes == [frame("1"), frame("2")]
    assert transports["b"].writes == [frame("1", "2")]
    assert transports["p"].queue.empty()


class Crowd:
    """A hall so full that a pass over it pauses."""

    def __init__(self) -> None:
        self.all = {f"{n}": Listener() for n in range(2 * STRIDE + 10)}
        self.hall = Hall(self.all)
        for name in self.all:
            self.hall.enter(name, name)

    def reached(self, *texts: str) -> list[str]:
        """Those who heard exactly this, in order."""
        return [n for n, one in self.all.items() if b"".join(one.writes) == frame(*texts)]


async def test_a_pass_over_thousands_lets_others_have_their_turns() -> None:
    crowd = Crowd()
    crowd.hall.post(note("1"))
    for reached in (0, STRIDE, 2 * STRIDE, len(crowd.all)):
        assert len(crowd.reached("1")) == reached
        await asyncio.sleep(0)


async def test_what_comes_during_a_pass_comes_behind_it() -> None:
    crowd = Crowd()
    crowd.hall.post(note("1"))
    crowd.hall.flush()
    unreached = [name for name in crowd.all if name not in crowd.reached("1")]
    crowd.hall.post(note("2"))
    crowd.hall.catch_up(unreached[0])
    crowd.hall.leave(unreached[1])
    crowd.all["late"] = Listener()
    crowd.hall.enter("late", "late")
    assert set(unreached[:2]) <= set(crowd.reached("1", "2"))
    assert len(crowd.reached("1", "2")) == 2
    crowd.hall.post(note("3"))
    await until(lambda: len(crowd.reached("1", "2", "3")) == len(crowd.all) - 2, every=ELSEWHERE)
    assert crowd.reached("1", "2") == [unreached[1]]
    assert crowd.reached("3") == ["late"]


async def test_a_burst_ends_the_pass_that_it_finds() -> None:
    crowd = Crowd()
    crowd.hall.post(note("1"))
    crowd.hall.flush()
    crowd.hall.post(note("x" * MOST_BYTES))
    assert {one.writes[0] for one in crowd.all.values()} == {frame("1")}
    await until(
        lambda: len(crowd.reached("1", "x" * MOST_BYTES)) == len(crowd.all), every=ELSEWHERE
    )
