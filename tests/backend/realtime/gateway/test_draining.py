"""Before a restart: how far apart members come back, and when nothing runs any more."""

import asyncio

import pytest

from app.realtime.gateway.draining import Running, spread_ms
from fixtures.waiting import PATIENCE


@pytest.mark.parametrize(
    ("sockets", "spread"), [(0, 500), (500, 500), (4000, 4000), (10_000, 10_000), (50_000, 10_000)]
)
def test_the_more_they_are_the_longer_they_take_to_come_back(sockets: int, spread: int) -> None:
    assert spread_ms(sockets) == spread


async def test_what_runs_is_waited_for() -> None:
    running = Running()
    running.enter()
    running.enter()
    waiting = asyncio.create_task(running.ended())
    running.leave()
    await asyncio.sleep(0)
    assert not waiting.done()
    running.leave()
    async with asyncio.timeout(PATIENCE):
        await waiting


async def test_where_nothing_runs_nobody_waits() -> None:
    running = Running()
    async with asyncio.timeout(PATIENCE):
        await running.ended()
        running.enter()
        running.leave()
        await running.ended()
