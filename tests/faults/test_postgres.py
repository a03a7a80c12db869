"""PostgreSQL crashes and comes back: what it had acknowledged is there, and workers go on."""

import asyncio
from time import monotonic

from rig.stage import Stage

MEMBERS = 10
RATE = 40.0
AWAY_SECONDS = 2.0


async def test_postgresql_crashes_and_comes_back(stage: Stage) -> None:
    members = await stage.crowd(MEMBERS)
    talking = asyncio.create_task(stage.talk(members, RATE, seconds=AWAY_SECONDS + 2))
    await asyncio.to_thread(stage.services.postgres.stop)
    gone = monotonic()
    await asyncio.sleep(AWAY_SECONDS)  # it stays away for so long, that is all
    back = monotonic()
    await asyncio.to_thread(stage.services.postgres.start)
    await talking
    await stage.settle()
    acked = [sent.acked_at for sent in stage.history.sent.values() if sent.acked_at]
    assert not [at for at in acked if gone < at < back], "acknowledged without a database"
    tries = [one for member in members for one in member.outbox.attempts]
    refused = [one for one in tries if gone < one.begun < back]
    assert refused
    assert "nothing" not in {one.outcome for one in refused}, "left without an answer"
