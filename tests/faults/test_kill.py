"""kill -9 of a worker in the middle of a storm: nothing acknowledged is lost, doubled or moved."""

import asyncio

import pytest

from fixtures.stage import until
from rig.stage import Stage

MEMBERS = 12
RATE = 60.0
BACK_SECONDS = 10.0  # by then everybody has heard everything


async def test_a_worker_dies_at_any_moment(stage: Stage) -> None:
    members = await stage.crowd(MEMBERS)
    talking = asyncio.create_task(stage.talk(members, RATE, seconds=4))
    await until(lambda: len(stage.history.sent) > RATE)
    await stage.workers[0].kill()
    await stage.workers[0].start()
    await talking
    await stage.settle(BACK_SECONDS)


@pytest.mark.parametrize("point", ["commit", "ack"])
async def test_a_worker_dies_right_after_the(stage: Stage, point: str) -> None:
    members = await stage.crowd(MEMBERS)
    talking = asyncio.create_task(stage.talk(members, RATE, seconds=4))
    await until(lambda: len(stage.history.sent) > RATE)
    await stage.workers[0].order("arm", point)
    await stage.workers[0].died()
    await stage.workers[0].start()
    await talking
    await stage.settle(BACK_SECONDS)
