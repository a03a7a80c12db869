"""A lone worker, with nothing before it, holds its ground while it is attacked and people talk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import monotonic

import pytest

from fixtures.pace import scaled
from fixtures.server import sqlite_in
from fixtures.talk import open_talk
from rig.attacking import Attacker, attacking, idle_port
from rig.attacks import AT_ONCE, ATTACKS
from rig.fault_rig import FaultRig, SetUp
from rig.length import long
from rig.report import Figures
from rig.timing import Times, p
from rig.waiting import until
from rig.worker import Worker

MEMBERS, RATE = 40, 30.0
FEW = 8
ROUNDS, WINDOW_SECONDS, WARM_SECONDS = 6, 12.0, 5.0
TIMES, NOTICEABLE_SECONDS = 1.2, 0.005  # two stretches of time on one machine differ by as much
MORE_MB = 20
BUSY_MS = 20  # of its processor, in one go: members' acks wait for no more than that
END_SECONDS = 5.0
WON = {"taken", "200", "500", "503"}  # ends of connections that an attacker would be glad of

attacks = pytest.mark.parametrize("attack", ATTACKS, ids=lambda name: name.replace(" ", "_"))


@dataclass
class Target:
    """A worker in which people talk, a session with a passcode beside theirs, and an idle port."""

    rig: FaultRig
    folder: Path
    code: str
    idle: int

    @property
    def worker(self) -> Worker:
        return self.rig.workers[0]

    def attacking(self, attack: str, port: int = 0) -> AbstractContextManager[Attacker]:
        """Attack the worker, or another port."""
        return attacking(self.folder, attack, port or self.worker.port, self.code)

    async def acks(self, attack: str, port: int = 0) -> float:
        """Attack for a while; the p99 of the time to an ack meanwhile."""
        began = monotonic()
        with self.attacking(attack, port) as attacker:
            await asyncio.sleep(WINDOW_SECONDS)
            ends = {end for wave in attacker.waves() for end in wave}
        assert port or not ends & WON, ends
        return p(99, Times(self.rig.history, began, monotonic()).acks())

    async def end(self) -> float:
        """End the worker and start another in its place; the seconds that its end took."""
        took = await self.worker.stop()
        await self.worker.start()
        return took


@pytest.fixture
async def target(set_up: SetUp, tmp_path: Path) -> AsyncIterator[Target]:
    """As `make run` starts it: on SQLite, without Redis, with limits on guessing as shipped."""
    settings = {
        "ENVIRONMENT": "development",
        "DATABASE_URL": sqlite_in(tmp_path),
        "REDIS_URL": "",
        "LIMIT_MESSAGES": "10000/second",
    }
    async with AsyncExitStack() as stack:
        rig = await stack.enter_async_context(set_up(1, **settings))
        other = await stack.enter_async_context(open_talk(rig.workers[0], rig.talk.sockets))
        await other.rest("PATCH", "", {"passcode": "1234"})
        idle = await stack.enter_async_context(idle_port(tmp_path))
        yield Target(rig, tmp_path, other.session["session_code"], idle)


@asynccontextmanager
async def talking(target: Target, members: int) -> AsyncIterator[None]:
    """Let so many people talk meanwhile."""
    crowd = await target.rig.crowd(members)
    task = asyncio.create_task(target.rig.chat(crowd, RATE, 3600))
    try:
        await until(lambda: len(target.rig.history.sent) > RATE)
        yield
    finally:
        task.cancel()


@attacks
async def test_it_is_neither_swollen_nor_held_up(target: Target, attack: str) -> None:
    worker = target.worker
    async with talking(target, FEW):
        before, files = worker.memory(), worker.descriptors()
        worker.forget_peak()
        with target.attacking(attack) as attacker:
            if attack == "requests that are never finished":
                await until(lambda: worker.descriptors() >= files + AT_ONCE)
            else:
                assert not WON & set(await attacker.said())
            assert worker.peak() - before <= MORE_MB * 1e6
            assert await target.end() <= scaled(END_SECONDS)


@attacks
@pytest.mark.long
async def test_others_talk_on_beside(target: Target, figures: Figures, attack: str) -> None:
    calm, attacked, busy = [], [], []
    async with talking(target, MEMBERS):
        await asyncio.sleep(WARM_SECONDS)
        before = target.worker.memory()
        target.worker.forget_peak()
        for _ in range(long(ROUNDS)):
            calm.append(await target.acks(attack, target.idle))
            await target.worker.order("busy")
            attacked.append(await target.acks(attack))
            busy.append(await target.worker.order("busy"))
        more = target.worker.peak() - before
        with target.attacking(attack) as attacker:
            if attack != "requests that are never finished":
                await attacker.said()
            took = await target.end()
    asked = max(median(calm) * TIMES, median(calm) + NOTICEABLE_SECONDS) * 1000
    figures.add("acks, the same aimed at an idle port, ms, p99", median(calm) * 1000)
    figures.add("acks, aimed at the worker, ms, p99", median(attacked) * 1000, asked)
    figures.add("of its loop's processor in one go, ms, longest", max(busy) * 1000, BUSY_MS)
    figures.add("memory, MB more at most", more / 1e6, MORE_MB)
    figures.add("ended after SIGTERM meanwhile, s", took, END_SECONDS)
