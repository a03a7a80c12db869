"""Programs by the Python client, while workers die: judged by the same checker as everybody."""

import asyncio

import pytest

from rig.fault_rig import FaultRig
from rig.program import Program
from rig.waiting import PATIENCE, until

MEMBERS = 4
RATE = 30.0
SECONDS = 4.0


@pytest.mark.parametrize("connections", [1, 3], ids=["one connection", "a pool"])
async def test_a_worker_dies_while_a_program_talks(rig: FaultRig, connections: int) -> None:
    participant = await rig.talk.add_participant()
    program = Program(participant, rig.talk.id, rig.history, rig.port, connections)
    members = await rig.crowd(MEMBERS)
    async with program.client as client:
        await client.connected(PATIENCE)
        talking = asyncio.create_task(rig.chat([*members, program], RATE, SECONDS))
        for number, worker in enumerate(rig.workers, 1):
            await until(lambda number=number: len(rig.history.sent) > number * RATE)
            await worker.kill()
            await worker.start()
        await talking
        async with asyncio.timeout(PATIENCE):
            await program.said()
        await rig.settle()
        head = await rig.head()
        await until(lambda: program.position == head)
        stats = client.stats()
    assert stats.pending == stats.skipped == 0
    assert not stats.decode_errors
    assert stats.reconnects > 0
