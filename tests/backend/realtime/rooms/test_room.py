"""A room: who is let in hears everything behind their welcome, and when it closes."""

import asyncio
from typing import Any

import pytest

from app.core.rate_limit import LocalLimiter
from app.realtime import jobs
from app.realtime.bus.waiting import LocalWaitingList
from app.realtime.scheduler import Job, running
from app.realtime.tools import Tools
from fixtures.house import SESSION, House, SharedBoard
from fixtures.waiting import PATIENCE


async def test_facts_between_reading_the_snapshot_and_entering_are_heard_once(
    house: House,
) -> None:
    with house.rooms.threshold(SESSION) as room:
        house.happen(1)
        await house.enter(room, "first", head=0)
        house.happen(2)
        await house.enter(room, "second", head=0)
        await house.enter(room, "third", head=2)
    house.happen(3)
    await house.heard(3, "first", "second", "third")
    assert house.facts("third") == [2, 3]
    assert house.facts("first") == house.facts("second") == [0, 1, 2, 3]


@pytest.mark.parametrize("pause", range(8))
async def test_whoever_enters_while_facts_flow_hears_the_log(house: House, pause: int) -> None:
    async def flow() -> None:
        for seq in range(1, 30):
            house.happen(seq)
            for _ in range(seq % 3):
                await asyncio.sleep(0)

    with house.rooms.threshold(SESSION) as room:
        await house.enter(room, "first", head=0)
        flowing = asyncio.create_task(flow())
        for _ in range(pause):
            await asyncio.sleep(0)
        head = len(house.log)
        await house.enter(room, "late", head)
        await flowing
    await house.heard(29, "first", "late")
    assert house.facts("late") == [head, *range(head + 1, 30)]
    assert house.facts("first") == [*range(30)]


async def test_who_goes_while_being_let_in_hears_nothing_more(house: House) -> None:
    with house.rooms.threshold(SESSION) as room:
        await house.enter(room, "first", head=0)
        entering = asyncio.create_task(house.enter(room, "second", head=0))
        await asyncio.sleep(0)
        await room.dismiss(room.members["second"])
        await entering
    house.happen(1)
    await house.heard(1, "first")
    assert house.facts("second") == [0]
    assert room.presence.count == 2
    await house.ears.until(lambda: room.presence.count == 1)


async def test_a_room_closes_when_the_last_seat_is_forgotten(house: House) -> None:
    with house.rooms.threshold(SESSION) as room:
        guest = await house.enter(room, "guest", head=0)
        presenter = await house.enter(room, "presenter", head=0, role="presenter")
    assert room.presence.count == 1
    await room.dismiss(presenter)
    await room.dismiss(guest)
    assert house.rooms.get(SESSION) is room
    await house.ears.until(lambda: house.rooms.get(SESSION) is None)


async def test_on_a_shared_board_the_count_is_told_once_it_was_read(house: House) -> None:
    house = House(SharedBoard())
    with house.rooms.threshold(SESSION) as room:
        guest = await house.enter(room, "guest", head=0)
        await house.enter(room, "presenter", head=0, role="presenter")
    assert [name for name, _ in house.ears.heard["guest"]] == ["head"]
    await house.rooms.share_seats()
    await house.ears.until(lambda: ("participant_count", {"count": 4}) in house.ears.heard["guest"])
    room.presence.forget("guest")
    await room.dismiss(guest)
    await house.rooms.share_seats()
    await house.ears.until(
        lambda: ("participant_count", {"count": 3}) in house.ears.heard["presenter"]
    )
    told = [told for told in house.ears.heard["presenter"] if told[0] == "participant_count"]
    assert len(told) == 2


async def test_seats_elsewhere_keep_no_room_open(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house, closed = House(SharedBoard()), asyncio.Event()
    monkeypatch.setattr(house.bus, "closed", lambda _session_id: closed.set())
    with house.rooms.threshold(SESSION) as room:
        guest = await house.enter(room, "guest", head=0)
    await house.rooms.share_seats()
    await room.dismiss(guest)
    assert house.rooms.get(SESSION) is room
    room.presence.forget("guest")  # as a moment later by itself
    await house.rooms.share_seats()
    async with asyncio.timeout(PATIENCE):
        await closed.wait()
    assert house.rooms.get(SESSION) is None


async def test_a_room_that_nobody_entered_closes_at_once(house: House) -> None:
    with house.rooms.threshold(SESSION):
        assert house.rooms.get(SESSION)
    assert house.rooms.get(SESSION) is None


async def test_heads_are_told_on_a_clock_of_ten_seconds_at_most(house: House) -> None:
    assert max(job.seconds for job in jobs.JOBS) <= 10
    with house.rooms.threshold(SESSION) as room:
        await house.enter(room, "guest", head=7)
    house.ears.heard.clear()
    quiet = LocalLimiter(), LocalWaitingList(), _nobody, lambda *_: [], list, _nobody
    tools = Tools(house.rooms, house.publisher, _no_database, *quiet)
    async with running([Job("tell_heads", 0.01, jobs.tell_heads)], tools):
        await house.heard(7, "guest")


def _nobody(*_arguments: object) -> None:
    raise AssertionError("nobody is hung up on here")


def _no_database() -> Any:
    raise AssertionError("nobody asks the database here")
