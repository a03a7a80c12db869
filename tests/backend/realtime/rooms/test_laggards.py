"""Who reads slowly holds up nobody, hears everything once and in order, and is live again."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from app.core.fact import Fact
from app.realtime.rooms import laggards
from app.realtime.rooms.room import Room
from fixtures.house import SESSION, House


@asynccontextmanager
async def lagging(house: House) -> AsyncIterator[Room]:
    """A room where `slow` reads nothing any more, and `quick` does."""
    with house.rooms.threshold(SESSION) as room:
        await house.enter(room, "quick", head=0)
        await house.enter(room, "slow", head=0)
    house.happen(1)
    await house.heard(1, "quick", "slow")
    room.pace("slow", keeps_up=False)
    await asyncio.sleep(0)
    yield room


def counts(house: House, sid: str) -> int:
    """How often a socket was told how many are here."""
    return sum(name == "participant_count" for name, _ in house.ears.heard[sid])


async def test_a_laggard_is_told_nothing_while_the_others_hear_all(house: House) -> None:
    async with lagging(house):
        for seq in range(2, 10):
            house.happen(seq)
        await house.heard(9, "quick")
        assert house.facts("slow") == [0, 1]


async def test_who_reads_again_hears_all_of_it_once_and_is_live(house: House) -> None:
    async with lagging(house) as room:
        for seq in range(2, 10):
            house.happen(seq)
        await house.heard(9, "quick")
        told = counts(house, "slow")
        room.pace("slow", keeps_up=True)
        await house.heard(9, "slow")
        house.happen(10)
        await house.heard(10, "slow", "quick")
        assert house.facts("slow") == house.facts("quick") == [*range(11)]
        assert counts(house, "slow") == told + 1


async def test_more_than_memory_holds_is_read_from_the_log(house: House) -> None:
    async with lagging(house) as room:
        for seq in range(2, 600):
            house.happen(seq)
        await house.heard(599, "quick")
        room.pace("slow", keeps_up=True)
        await house.heard(599, "slow")
        assert house.facts("slow") == [*range(600)]


@pytest.mark.parametrize("stop", [1, 2, 5])
async def test_who_stops_again_is_told_no_more_until_it_reads(house: House, stop: int) -> None:
    async with lagging(house) as room:
        for seq in range(2, 10):
            house.happen(seq)
        await house.heard(9, "quick")
        room.pace("slow", keeps_up=True)
        await house.heard(1 + stop, "slow")
        room.pace("slow", keeps_up=False)
        heard = house.facts("slow")
        house.happen(10)
        await house.heard(10, "quick")
        assert len(house.facts("slow")) <= len(heard) + 1  # one was under way
        room.pace("slow", keeps_up=True)
        await house.heard(10, "slow")
        assert house.facts("slow") == [*range(11)]


async def test_facts_that_flow_meanwhile_are_heard_once(house: House) -> None:
    async with lagging(house) as room:
        for seq in range(2, 200):
            house.happen(seq)
            await asyncio.sleep(0)
            room.pace("slow", keeps_up=seq % 7 < 3)
        room.pace("slow", keeps_up=True)
        await house.heard(199, "slow", "quick")
        assert house.facts("slow") == house.facts("quick") == [*range(200)]


async def test_a_log_that_cannot_be_read_is_read_later(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(laggards, "RETRY_SECONDS", 0.01)
    failures = [OSError("no database"), OSError("still none")]
    read = house.read_log

    async def fail_first(session_id: str, since: int) -> list[Fact]:
        if failures:
            raise failures.pop()
        return await read(session_id, since)

    async with lagging(house) as room:
        room._sequencer._read_log = fail_first
        for seq in range(2, 600):
            house.happen(seq)
        await house.heard(599, "quick")
        room.pace("slow", keeps_up=True)
        await house.heard(599, "slow")
        assert not failures
        assert house.facts("slow") == [*range(600)]


async def test_a_laggard_is_let_in_where_the_log_was_deleted(house: House) -> None:
    async with lagging(house) as room:
        for seq in range(2, 600):
            house.happen(seq)
        await house.heard(599, "quick")
        house.log.clear()
        room.pace("slow", keeps_up=True)
        await house.ears.until(lambda: "slow" in house.ears.rooms[room.audience])
        house.happen(600)
        await house.heard(600, "slow")


async def test_nothing_is_left_of_a_laggard_that_goes(house: House) -> None:
    async with lagging(house) as room:
        before = asyncio.all_tasks()
        await room.dismiss(room.members["slow"])
        room.pace("slow", keeps_up=True)
        await asyncio.sleep(0)
        house.happen(2)
        await house.heard(2, "quick")
        assert house.facts("slow") == [0, 1]
        assert len(room._laggards) == 0
        assert len(asyncio.all_tasks()) < len(before)
