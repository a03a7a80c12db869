"""Work in slices: who waits has the event loop in between, and nothing is left out."""

import asyncio
from itertools import pairwise

import pytest

from app.core import slices
from app.core.slices import WALK_SECONDS, sliced
from fixtures.stopped_clock import StoppedClock

COST = WALK_SECONDS / 8  # of one item


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> StoppedClock:
    """The clock by which slices end."""
    clock = StoppedClock()
    monkeypatch.setattr(slices, "monotonic", clock)
    return clock


async def turns_while(working: asyncio.Task[None], clock: StoppedClock) -> list[float]:
    """Return the times at which another task has the loop."""
    times = [clock.now]
    while not working.done():
        await asyncio.sleep(0)
        times.append(clock.now)
    return times


async def test_nobody_waits_for_longer_than_a_slice_however_many_there_are(
    clock: StoppedClock,
) -> None:
    done: list[int] = []

    async def work() -> None:
        async for item in sliced(range(1000)):
            clock.now += COST
            done.append(item)

    working = asyncio.create_task(work())
    times = await turns_while(working, clock)
    assert done == [*range(1000)]
    assert max(later - earlier for earlier, later in pairwise(times)) < WALK_SECONDS + COST
    assert len(times) >= 1000 * COST / WALK_SECONDS


async def test_an_item_that_takes_long_is_a_slice_by_itself(clock: StoppedClock) -> None:
    async def work() -> None:
        async for _ in sliced("abc"):
            clock.now += 10 * WALK_SECONDS

    times = await turns_while(asyncio.create_task(work()), clock)
    longest = max(later - earlier for earlier, later in pairwise(times))
    assert longest == pytest.approx(10 * WALK_SECONDS)


async def test_items_may_come_and_go_meanwhile(clock: StoppedClock) -> None:
    members = dict.fromkeys(range(100))
    seen: list[int] = []

    async def work() -> None:
        async for member in sliced(members):
            clock.now += COST
            seen.append(member)

    working = asyncio.create_task(work())
    await asyncio.sleep(0)
    members.clear()
    members[1000] = None
    await working
    assert seen == [*range(100)], "those who were there when it began"
