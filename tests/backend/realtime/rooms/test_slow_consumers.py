"""Who reads slowly holds up nobody, receives everything once and in order, and is live again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from app.core.fact import Fact
from app.realtime.rooms import slow_consumers
from app.realtime.rooms.room import Room
from fixtures.rooms import SESSION, RoomHarness


@asynccontextmanager
async def lagging(harness: RoomHarness) -> AsyncIterator[Room]:
    """A room where `slow` reads nothing any more, and `quick` does."""
    with harness.rooms.keep_open(SESSION) as room:
        await harness.enter(room, "quick", head=0)
        await harness.enter(room, "slow", head=0)
    harness.happen(1)
    await harness.received(1, "quick", "slow")
    await harness.emitter.until(lambda: counts(harness, "slow") > 0)
    room.set_backpressure("slow", paused=True)
    await asyncio.sleep(0)
    yield room


def counts(harness: RoomHarness, sid: str) -> int:
    """How often a socket was told how many are here."""
    return sum(name == "participant_count" for name, _ in harness.emitter.received[sid])


async def test_a_slow_consumer_is_told_nothing_while_the_others_receive_all(
    harness: RoomHarness,
) -> None:
    async with lagging(harness):
        for seq in range(2, 10):
            harness.happen(seq)
        await harness.received(9, "quick")
        assert harness.facts("slow") == [0, 1]


async def test_who_reads_again_receives_all_of_it_once_and_is_live(harness: RoomHarness) -> None:
    async with lagging(harness) as room:
        for seq in range(2, 10):
            harness.happen(seq)
        await harness.received(9, "quick")
        told = counts(harness, "slow")
        room.set_backpressure("slow", paused=False)
        await harness.received(9, "slow")
        harness.happen(10)
        await harness.received(10, "slow", "quick")
        assert harness.facts("slow") == harness.facts("quick") == [*range(11)]
        assert counts(harness, "slow") == told + 1


async def test_more_than_memory_holds_is_read_from_the_log(harness: RoomHarness) -> None:
    async with lagging(harness) as room:
        for seq in range(2, 600):
            harness.happen(seq)
        await harness.received(599, "quick")
        room.set_backpressure("slow", paused=False)
        await harness.received(599, "slow")
        assert harness.facts("slow") == [*range(600)]


@pytest.mark.parametrize("stop", [1, 2, 5])
async def test_who_stops_again_is_told_no_more_until_it_reads(
    harness: RoomHarness, stop: int
) -> None:
    async with lagging(harness) as room:
        for seq in range(2, 10):
            harness.happen(seq)
        await harness.received(9, "quick")
        room.set_backpressure("slow", paused=False)
        await harness.received(1 + stop, "slow")
        room.set_backpressure("slow", paused=True)
        received = harness.facts("slow")
        harness.happen(10)
        await harness.received(10, "quick")
        assert len(harness.facts("slow")) <= len(received) + 1  # one was under way
        room.set_backpressure("slow", paused=False)
        await harness.received(10, "slow")
        assert harness.facts("slow") == [*range(11)]


async def test_facts_that_flow_meanwhile_are_received_once(harness: RoomHarness) -> None:
    async with lagging(harness) as room:
        for seq in range(2, 200):
            harness.happen(seq)
            await asyncio.sleep(0)
            room.set_backpressure("slow", paused=seq % 7 >= 3)
        room.set_backpressure("slow", paused=False)
        await harness.received(199, "slow", "quick")
        assert harness.facts("slow") == harness.facts("quick") == [*range(200)]


async def test_a_log_that_cannot_be_read_is_read_later(
    harness: RoomHarness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slow_consumers, "RETRY_SECONDS", 0.01)
    failures = [OSError("no database"), OSError("still none")]
    read = harness.read_log

    async def fail_first(session_id: str, since: int) -> list[Fact]:
        if failures:
            raise failures.pop()
        return await read(session_id, since)

    async with lagging(harness) as room:
        room.sequencer._read_log = fail_first
        for seq in range(2, 600):
            harness.happen(seq)
        await harness.received(599, "quick")
        room.set_backpressure("slow", paused=False)
        await harness.received(599, "slow")
        assert not failures
        assert harness.facts("slow") == [*range(600)]


async def test_a_slow_consumer_is_let_in_where_the_log_was_deleted(harness: RoomHarness) -> None:
    async with lagging(harness) as room:
        for seq in range(2, 600):
            harness.happen(seq)
        await harness.received(599, "quick")
        harness.log.clear()
        room.set_backpressure("slow", paused=False)
        await harness.emitter.until(lambda: "slow" in harness.emitter.channels[room.channel])
        harness.happen(600)
        await harness.received(600, "slow")


async def test_nothing_is_left_of_a_slow_consumer_that_goes(harness: RoomHarness) -> None:
    async with lagging(harness) as room:
        before = asyncio.all_tasks()
        await room.remove_member(room.members["slow"])
        room.set_backpressure("slow", paused=False)
        await asyncio.sleep(0)
        harness.happen(2)
        await harness.received(2, "quick")
        assert harness.facts("slow") == [0, 1]
        assert len(room._slow) == 0
        assert len(asyncio.all_tasks()) < len(before)
