"""A room: who is let in receives everything behind their welcome, and when it closes."""

import asyncio
import gc
from collections.abc import Mapping
from typing import Any
from weakref import ref

import pytest

from app.core.rate_limit import LocalLimiter
from app.realtime import jobs
from app.realtime.bus.presence_store import Present
from app.realtime.context import WorkerContext
from app.realtime.rooms.presence import Presence
from app.realtime.rooms.room import Room
from app.realtime.scheduler import Job, running
from fixtures.rooms import SESSION, RoomHarness, SharedPresenceStore
from fixtures.waiting import PATIENCE


def told_counts(harness: RoomHarness) -> list[int]:
    """Every count that the presenter was told."""
    received = harness.emitter.received["presenter"]
    return [data["count"] for name, data in received if name == "participant_count"]


async def test_facts_between_reading_the_snapshot_and_entering_are_received_once(
    harness: RoomHarness,
) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        harness.happen(1)
        await harness.enter(room, "first", head=0)
        harness.happen(2)
        await harness.enter(room, "second", head=0)
        await harness.enter(room, "third", head=2)
    harness.happen(3)
    await harness.received(3, "first", "second", "third")
    assert harness.facts("third") == [2, 3]
    assert harness.facts("first") == harness.facts("second") == [0, 1, 2, 3]


@pytest.mark.parametrize("pause", range(8))
async def test_whoever_enters_while_facts_flow_receives_the_log(
    harness: RoomHarness, pause: int
) -> None:
    async def flow() -> None:
        for seq in range(1, 30):
            harness.happen(seq)
            for _ in range(seq % 3):
                await asyncio.sleep(0)

    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, "first", head=0)
        flowing = asyncio.create_task(flow())
        for _ in range(pause):
            await asyncio.sleep(0)
        head = len(harness.log)
        await harness.enter(room, "late", head)
        await flowing
    await harness.received(29, "first", "late")
    assert harness.facts("late") == [head, *range(head + 1, 30)]
    assert harness.facts("first") == [*range(30)]


async def test_who_goes_while_being_let_in_receives_nothing_more(harness: RoomHarness) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, "first", head=0)
        entering = asyncio.create_task(harness.enter(room, "second", head=0))
        await asyncio.sleep(0)
        await room.remove_member(room.members["second"])
        await entering
    harness.happen(1)
    await harness.received(1, "first")
    assert harness.facts("second") == [0]
    assert room.presence.count == 2
    await harness.emitter.until(lambda: room.presence.count == 1)


async def test_a_room_closes_when_the_last_participant_is_forgotten(harness: RoomHarness) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        guest = await harness.enter(room, "guest", head=0)
        presenter = await harness.enter(room, "presenter", head=0, role="presenter")
    assert room.presence.count == 1
    await room.remove_member(presenter)
    await room.remove_member(guest)
    assert harness.rooms.get(SESSION) is room
    await harness.emitter.until(lambda: harness.rooms.get(SESSION) is None)


async def test_on_a_shared_board_the_count_is_told_once_it_was_read(harness: RoomHarness) -> None:
    harness = RoomHarness(SharedPresenceStore())
    with harness.rooms.keep_open(SESSION) as room:
        guest = await harness.enter(room, "guest", head=0)
        await harness.enter(room, "presenter", head=0, role="presenter")
    assert [name for name, _ in harness.emitter.received["guest"]] == ["head"]
    await harness.rooms.share_presence()
    await harness.emitter.until(
        lambda: ("participant_count", {"count": 4}) in harness.emitter.received["guest"]
    )
    room.presence.forget("guest")
    await room.remove_member(guest)
    await harness.rooms.share_presence()
    await harness.emitter.until(
        lambda: ("participant_count", {"count": 3}) in harness.emitter.received["presenter"]
    )
    assert told_counts(harness) == [4, 3]


async def test_who_moves_here_while_the_store_is_read_is_told_as_one(
    harness: RoomHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    harness = RoomHarness(store := SharedPresenceStore())
    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, "presenter", head=0, role="presenter")

    async def exchange(_presences: Mapping[str, Presence]) -> Mapping[str, Present]:
        if room.presence.has("guest"):
            return {SESSION: Present(1, 2)}
        await harness.enter(room, "guest", head=0)
        return {SESSION: Present(0, 3)}

    monkeypatch.setattr(store, "exchange", exchange)
    await harness.rooms.share_presence()
    await harness.emitter.until(lambda: len(told_counts(harness)) == 1)
    await harness.rooms.share_presence()
    await harness.emitter.until(lambda: len(told_counts(harness)) == 2)
    assert told_counts(harness) == [3, 3]


async def test_participants_elsewhere_keep_no_room_open(
    harness: RoomHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    harness, closed = RoomHarness(SharedPresenceStore()), asyncio.Event()
    monkeypatch.setattr(harness.bus, "unsubscribe", lambda _session_id: closed.set())
    with harness.rooms.keep_open(SESSION) as room:
        guest = await harness.enter(room, "guest", head=0)
    await harness.rooms.share_presence()
    await room.remove_member(guest)
    assert harness.rooms.get(SESSION) is room
    room.presence.forget("guest")  # as a moment later by itself
    await harness.rooms.share_presence()
    async with asyncio.timeout(PATIENCE):
        await closed.wait()
    assert harness.rooms.get(SESSION) is None


async def test_a_room_that_nobody_entered_closes_at_once(harness: RoomHarness) -> None:
    with harness.rooms.keep_open(SESSION):
        assert harness.rooms.get(SESSION)
    assert harness.rooms.get(SESSION) is None


async def test_heads_are_told_on_a_clock_of_ten_seconds_at_most(harness: RoomHarness) -> None:
    assert max(job.seconds for job in jobs.JOBS) <= 10
    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, "guest", head=7)
    harness.emitter.received.clear()
    quiet = LocalLimiter(), _nobody, lambda *_: [], lambda _sid: None, list, _nobody
    context = WorkerContext(harness.rooms, harness.bus, harness.delivery, _no_database, *quiet)
    async with running([Job("tell_heads", 0.01, jobs.send_heads)], context):
        await harness.received(7, "guest")


def _nobody(*_arguments: object) -> None:
    raise AssertionError("nobody is hung up on here")


def _no_database() -> Any:
    raise AssertionError("nobody asks the database here")


class RefersToIt:
    """A feature's state of a room, which refers to the room."""

    def __init__(self, room: Room) -> None:
        self.room = room


async def test_what_is_a_rooms_own_ends_with_it(harness: RoomHarness) -> None:
    with harness.rooms.keep_open(SESSION) as room:
        own = room.own(RefersToIt, room)
        assert room.own(RefersToIt, room) is own
        assert room.has_own(RefersToIt)
        gone = ref(room)
    del room, own
    gc.collect()
    assert gone() is None
