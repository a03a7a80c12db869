"""The wall clock jumps by an hour, either way: nobody notices."""

import asyncio
from itertools import cycle

import pytest

from rig.fault_rig import FaultRig
from rig.length import long
from rig.report import Figures

MEMBERS = 10
RATE = 30.0
HOUR = 3600
STEP_SECONDS = 3.0


@pytest.mark.long
async def test_the_clock_jumps(rig: FaultRig, figures: Figures) -> None:
    members = await rig.crowd(MEMBERS)
    jumps = [HOUR, 0, -HOUR, 0] * long(2)
    seconds = len(jumps) * STEP_SECONDS
    talking = asyncio.create_task(rig.chat(members, RATE, seconds))
    workers = cycle(rig.workers)
    for jump in jumps:
        await next(workers).order("clock", str(jump))
        await asyncio.sleep(STEP_SECONDS)
    await talking
    await rig.settle()
    figures.add("connections lost", sum(len(member.welcomes) - 1 for member in members), 0)
