"""A connection that ends before it has joined is forgotten, with the time that it had for it."""

import asyncio

from rig.fault_rig import SetUp
from rig.waiting import until
from rig.wire import Wire, silence
from rig.worker import Worker

CONNECTIONS = 200
OWN = 30  # timers that the worker has anyway, more or less of them from time to time


async def timers(worker: Worker) -> int:
    found: dict[str, int] = await worker.order("count", "TimerHandle")
    return found["TimerHandle"]


async def test_a_connection_that_has_ended_leaves_no_timer(set_up: SetUp) -> None:
    async with set_up(1, JOIN_DEADLINE_SECONDS="3600") as rig:
        worker = rig.workers[0]
        token = (await rig.talk.add_participant()).token
        before = await timers(worker)
        opening = [Wire.open(worker.port, token, silence) for _ in range(CONNECTIONS)]
        wires = await asyncio.gather(*opening)
        assert await timers(worker) >= before + CONNECTIONS
        for wire in wires:
            wire.abort()

        async def are_gone() -> bool:
            return await timers(worker) <= before + OWN

        await until(are_gone, every=0.5)
