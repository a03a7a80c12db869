"""kill -9 of a worker in the middle of a storm: nothing acknowledged is lost, doubled or moved."""

import asyncio
import random
from time import monotonic

import pytest

from rig.fault_rig import FaultRig
from rig.length import long
from rig.report import Figures
from rig.timing import Times, p
from rig.waiting import until

MEMBERS = 12
RATE = 60.0
KILLS = 20
EVERY_SECONDS = 5.0
PAUSES = [3, 3, 3, 25]  # seconds; the last is longer than anybody waits for a ping


async def storm(rig: FaultRig, seconds: float) -> "asyncio.Task[None]":
    """People who have joined and talk."""
    members = await rig.crowd(MEMBERS)
    talking = asyncio.create_task(rig.chat(members, RATE, seconds))
    await until(lambda: len(rig.history.sent) > RATE)
    return talking


async def test_a_worker_dies_at_any_moment(rig: FaultRig) -> None:
    talking = await storm(rig, seconds=4)
    await rig.workers[0].kill()
    await rig.workers[0].start()
    await talking


@pytest.mark.parametrize("point", ["commit", "ack"])
async def test_a_worker_dies_right_after_the(rig: FaultRig, point: str) -> None:
    talking = await storm(rig, seconds=4)
    await rig.workers[0].order("arm", point)
    await rig.workers[0].died()
    await rig.workers[0].start()
    await talking


@pytest.mark.long
async def test_workers_die_one_after_the_other(rig: FaultRig, figures: Figures) -> None:
    kills = long(KILLS)
    talking = await storm(rig, seconds=kills * EVERY_SECONDS * 10)
    resolved: list[float] = []
    for number in range(kills):
        began = monotonic()
        await _end(rig, number)
        resolved.append(await caught_up(rig, began))
        await asyncio.sleep(max(0.0, random.uniform(0.5, 1.5) * EVERY_SECONDS - resolved[-1]))
    talking.cancel()
    figures.add("everybody has heard all said before the kill, s, at worst", max(resolved), 10)
    figures.add("ack, ms, p99", p(99, Times(rig.history).acks()) * 1000)


async def _end(rig: FaultRig, number: int) -> None:
    """Kill one worker: at any moment, right after a commit, or between ack and publishing."""
    worker = rig.workers[number % 2]
    if number % 3 == 0:
        await worker.kill()
    else:
        await worker.order("arm", ["commit", "ack"][number % 3 - 1])
        await worker.died()
    await worker.start()


async def caught_up(rig: FaultRig, began: float) -> float:
    """Seconds from `began` until what was said before is acknowledged and received by everybody."""
    before = [one for one in rig.history.sent.values() if one.begun < began]
    await until(lambda: all(one.acks for one in before))
    last = max((one.acks[0].seq for one in before), default=0)
    await until(lambda: all((m.position or 0) >= last for m in rig.members))
    return monotonic() - began


@pytest.mark.long
@pytest.mark.parametrize("seconds", PAUSES)
async def test_a_worker_hangs_and_goes_on(rig: FaultRig, figures: Figures, seconds: float) -> None:
    worker, other = rig.workers
    await rig.crowd(MEMBERS // 2, worker=worker)
    await rig.crowd(MEMBERS // 2, worker=other)
    began = monotonic()
    talking = asyncio.create_task(rig.chat(rig.members, RATE, seconds + 5))
    moment = RATE * random.uniform(1, 2)
    await until(lambda: len(rig.history.sent) > moment)
    worker.pause()
    await asyncio.sleep(seconds)
    worker.resume()
    figures.add("everybody has caught up after, s", await caught_up(rig, monotonic()), 10)
    await talking
    elsewhere = [one for one in Times(rig.history, began).said() if one.ports == {other.port}]
    waits = [one.acked_at - one.begun for one in elsewhere if one.acked_at is not None]
    figures.add("ack on the other worker, s, at worst", max(waits))
