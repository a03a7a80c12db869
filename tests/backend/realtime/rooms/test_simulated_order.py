"""Chosen schedules of polls, upgrades, returns, commits, kills and starts: order holds in each.

A schedule that fails is named: it is the seed of its cluster, and runs the same again.
"""

import asyncio
from random import Random

import pytest

from fixtures import virtual_time
from fixtures.cluster import Cluster, put_in_place
from fixtures.visitor import Visitor
from fixtures.waiting import until

SCHEDULES = 300  # of a part
PARTS = [0, *(pytest.param(part, marks=pytest.mark.nightly) for part in range(1, 20))]
STEPS = 25
QUIET_SECONDS = 10.0  # virtual: by then everybody has received everything


@pytest.mark.parametrize("part", PARTS)
def test_nobody_receives_anything_twice_or_too_early(
    part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def live() -> None:
        cluster = Cluster(Random(schedule))
        put_in_place(cluster, monkeypatch)
        visitors = [Visitor(cluster, f"visitor {number}") for number in range(3)]
        try:
            async with asyncio.TaskGroup() as tasks:
                for visitor in visitors:
                    tasks.create_task(visitor.run())
                await talk(cluster, tasks)
                await calm_down(cluster, visitors)
        finally:
            await cluster.stop()

    for schedule in range(part * SCHEDULES, (part + 1) * SCHEDULES):
        try:
            virtual_time.run(live)
        except BaseException as error:
            error.add_note(f"schedule {schedule}")
            raise


async def talk(cluster: Cluster, tasks: asyncio.TaskGroup) -> None:
    """Store facts by one and by three, on workers of which some die."""
    for _ in range(STEPS):
        await cluster.pause(0.0, 0.01, 0.05, 0.3)
        worker = cluster.random.choice(cluster.workers)
        tasks.create_task(cluster.commit(worker, cluster.random.choice((1, 1, 3))))
        if cluster.random.random() < 0.08:
            await cluster.replace(worker)


async def calm_down(cluster: Cluster, visitors: list[Visitor]) -> None:
    """Nobody goes or dies any more: wait until all have received everything."""
    cluster.is_quiet = True

    def all_is_received() -> bool:
        return not cluster.is_writing and all(one.position == len(cluster.log) for one in visitors)

    await until(all_is_received, within=QUIET_SECONDS, every=0.1)
    cluster.is_over = True
