"""PostgreSQL crashes and comes back: what it had acknowledged is there, and workers go on."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

import pytest

from rig.fault_rig import FaultRig
from rig.length import long
from rig.member import Member
from rig.report import Figures
from rig.timing import Times, p
from rig.waiting import until

MEMBERS = 10
RATE = 40.0
AWAY_SECONDS = 5.0
CRASHES = 5


@dataclass(frozen=True)
class Crash:
    """When PostgreSQL was away."""

    gone: float
    back: float

    def acked(self, rig: FaultRig) -> list[float]:
        """Acks from this time: there was nothing that could store."""
        acked = [one.acked_at for one in rig.history.sent.values() if one.acked_at]
        return [at for at in acked if self.gone < at < self.back]

    def refusals(self, rig: FaultRig) -> list[float]:
        """How long those who tried to say something waited for their no."""
        tries = [one for member in rig.members for one in member.outbox.attempts]
        return [one.took for one in tries if self.gone < one.begun < self.back - one.took]

    def first_after(self, rig: FaultRig) -> float:
        """Seconds until something could be said again."""
        acked = [one.acked_at for one in rig.history.sent.values() if one.acked_at]
        return min(at for at in acked if at > self.back) - self.back


async def crash(rig: FaultRig, enough: Callable[[float], Awaitable[Any]]) -> Crash:
    """Stop it as a power cut would; start it again when `enough`, called with the time, ends."""
    await asyncio.to_thread(rig.services.postgres.stop)
    gone = monotonic()
    try:
        await enough(gone)
        back = monotonic()
    finally:
        await asyncio.to_thread(rig.services.postgres.start)
    return Crash(gone, back)


def tried_in_vain(member: Member, since: float) -> int:
    """How often a member has said something since then that was not taken."""
    tries = [one for one in member.outbox.attempts if one.begun > since]
    return sum(one.outcome != "ok" for one in tries)


async def test_postgresql_crashes_and_comes_back(rig: FaultRig) -> None:
    members = await rig.crowd(MEMBERS)
    talking = asyncio.create_task(rig.chat(members, RATE, seconds=4))
    away = await crash(
        rig, lambda gone: until(lambda: any(tried_in_vain(one, gone) > 1 for one in members))
    )
    await talking
    await rig.settle()
    assert not away.acked(rig), "acknowledged without a database"
    assert away.refusals(rig), "nobody was told"


@pytest.mark.long
async def test_postgresql_crashes_again_and_again(rig: FaultRig, figures: Figures) -> None:
    members = await rig.crowd(MEMBERS)
    crashes: list[Crash] = []
    for _ in range(long(CRASHES)):
        talking = asyncio.create_task(rig.chat(members, RATE, AWAY_SECONDS + 4))
        crashes.append(await crash(rig, lambda _: asyncio.sleep(AWAY_SECONDS)))
        await talking
        await rig.settle()
    figures.add("acks meanwhile", sum(len(one.acked(rig)) for one in crashes), 0)
    refusals = [took for one in crashes for took in one.refusals(rig)]
    figures.add("refused visibly, s, at worst", max(refusals), 2)
    figures.add("first success after, s, at worst", max(c.first_after(rig) for c in crashes), 3)


@pytest.mark.long
async def test_postgresql_ends_connections_in_the_middle_of_work(
    rig: FaultRig, figures: Figures
) -> None:
    members = await rig.crowd(MEMBERS)
    talking = asyncio.create_task(rig.chat(members, RATE, long(15)))
    ends = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    async with rig.asking() as db:
        while not talking.done():
            await db.execute(f"{ends} AND datname = current_database()")
            await asyncio.wait([talking], timeout=0.5)
    await rig.settle()
    figures.add("ack, s, p99", p(99, Times(rig.history).acks()))


@pytest.mark.long
async def test_a_session_is_locked_by_somebody_else(rig: FaultRig, figures: Figures) -> None:
    members = await rig.crowd(MEMBERS)
    talking = asyncio.create_task(rig.chat(members, RATE, seconds=8))
    async with rig.asking() as db, db.transaction():
        began = monotonic()
        await db.execute("SELECT 1 FROM live_sessions WHERE id = $1 FOR UPDATE", rig.talk.id)
        await until(lambda: all(tried_in_vain(one, began) > 1 for one in members))
    await talking
    await rig.settle()
    figures.add(
        "ack of what was said meanwhile, s, at worst", p(100, Times(rig.history, began).acks())
    )


@pytest.mark.long
@pytest.mark.proxied
async def test_postgresql_hangs(rig: FaultRig, figures: Figures) -> None:
    members = await rig.crowd(MEMBERS)
    talking = asyncio.create_task(rig.chat(members, RATE, seconds=15))
    for store in rig.stores:
        store.black_hole()
    gone = monotonic()
    await until(lambda: all(tried_in_vain(one, gone) > 1 for one in members))
    back = monotonic()
    for store in rig.stores:
        store.black_hole(on=False)
        for link in store.each():
            link.reset_peer()
    await talking
    await rig.settle()
    away = Crash(gone, back)
    figures.add("acks meanwhile", len(away.acked(rig)), 0)
    figures.add("first success after, s", away.first_after(rig), 10)
