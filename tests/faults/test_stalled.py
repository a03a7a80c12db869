"""A member who reads nothing is cut, disturbs nobody, and loses nothing."""

import asyncio

from fixtures.stage import until
from rig.stage import Stage

MEMBERS = 8
RATE = 60.0
WORDS = "x" * 400
TINY = 4096
CUT_SECONDS = 40.0


async def test_a_stalled_reader_is_cut_and_comes_back(stage: Stage) -> None:
    worker = stage.workers[0]
    members = await stage.crowd(MEMBERS)
    (stalled,) = await stage.crowd(1, worker=worker, buffer=TINY)
    assert stalled.wire is not None
    end = stalled.wire.port
    assert worker.holds(end)
    stalled.wire.stall()
    talking = asyncio.create_task(stage.talk(members, RATE, CUT_SECONDS, WORDS))
    await until(lambda: len(stage.history.sent) > RATE)
    await until(lambda: not worker.holds(end), within=CUT_SECONDS)
    talking.cancel()
    stalled.wire.read_on()
    await stage.settle()
    assert len(stalled.welcomes) > 1
    assert all(len(member.welcomes) == 1 for member in members)
