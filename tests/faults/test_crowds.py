"""Everybody at once, again and again, and after a very long time."""

import asyncio
import random
from contextlib import suppress
from time import monotonic

import pytest

from fixtures.raw import connected, request
from rig.fault_rig import FaultRig
from rig.length import long
from rig.report import Figures
from rig.timing import p
from rig.waiting import until
from rig.wire import RefusedError, Wire, frame, silence
from rig.worker import Worker

CROWD = 1_000
CYCLES = 50_000
AT_ONCE = 50
REQUESTS = 100  # at once, so that every connection to the database is open that the worker keeps
WARM_CYCLES = 15_000  # by then allocators have what they keep


@pytest.mark.long
async def test_a_thousand_come_back_at_once(rig: FaultRig, figures: Figures) -> None:
    members = await rig.crowd(CROWD)
    talking = asyncio.create_task(rig.chat(members[:20], rate=5, seconds=10))
    for member in members:
        member.cut()
    began = monotonic()
    head = await rig.head()
    await until(lambda: all(len(one.comings) > 1 for one in members))
    await until(lambda: all((one.position or 0) >= head for one in members))
    figures.add("a thousand are back and have caught up, s", monotonic() - began, 10)
    figures.add("one is back after, s, p99", p(99, [one.comings[1] for one in members]))
    await talking


@pytest.mark.long
async def test_connections_come_and_go_without_a_trace(rig: FaultRig, figures: Figures) -> None:
    worker = rig.workers[0]
    (canary,) = await rig.crowd(1, worker=worker)
    token = (await rig.talk.add_participant()).token
    await asyncio.gather(*[rig.talk.rest("GET", "/events") for _ in range(REQUESTS)])
    await cycle(worker, token, WARM_CYCLES)
    counts, held, open_files = await at_rest(worker)
    await cycle(worker, token, long(CYCLES))
    after, holds, files = await at_rest(worker)
    figures.add("memory, MB more", (holds - held) / 1e6, 5)
    figures.add("open files more", files - open_files, 0)
    for kind, count in after.items():
        figures.add(f"objects of {kind} more", count - counts[kind], 0)
    assert len(canary.welcomes) == 1


async def at_rest(worker: Worker) -> tuple[dict[str, int], int, int]:
    """What the worker holds once it has closed what there was: objects, memory, open files."""
    await until(lambda: len(worker.unsent()) <= 2)
    counts = await worker.order("count")
    return counts, worker.memory(), worker.descriptors()


async def cycle(worker: Worker, token: str, times: int) -> None:
    """Come and go so often, many at once, in good order or not."""
    left = iter(range(times))

    async def some() -> None:
        for number in left:
            with suppress(OSError, TimeoutError, RefusedError, asyncio.IncompleteReadError):
                await WAYS[number % len(WAYS)](worker, token)

    await asyncio.gather(*[some() for _ in range(AT_ONCE)])


async def leave_in_good_order(worker: Worker, token: str) -> None:
    wire = await Wire.open(worker.port, token, silence)
    wire.send_text("41")
    wire.send_text("1")
    await wire.ended.wait()


async def vanish(worker: Worker, token: str) -> None:
    (await Wire.open(worker.port, token, silence)).abort()


async def be_refused(worker: Worker, _token: str) -> None:
    await Wire.open(worker.port, "no token", silence)


async def talk_nonsense(worker: Worker, token: str) -> None:
    wire = await Wire.open(worker.port, token, silence)
    wire.send_text(random.choice(["x", "4", "42[", "451-[]", "\x00", "42" + "[" * 2000]))
    await wire.ended.wait()


async def give_up_half_way(worker: Worker, _token: str) -> None:
    async with connected(worker.port) as raw:
        raw.send(request() + frame("40{")[: random.randint(0, 9)])
        await raw.drain()


WAYS = [leave_in_good_order, vanish, be_refused, talk_nonsense, give_up_half_way]
