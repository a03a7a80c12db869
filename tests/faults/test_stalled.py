"""A member who reads nothing is cut, disturbs nobody, and loses nothing."""

import asyncio
from dataclasses import dataclass
from statistics import median
from time import monotonic

import pytest

from fixtures.pace import scaled
from rig.fault_rig import FaultRig
from rig.length import long
from rig.member import Member
from rig.report import Figures
from rig.timing import Times, p
from rig.waiting import until
from rig.worker import Worker

MEMBERS = 8
RATE = 60.0
WORDS = "x" * 400
TINY = 4096
CUT_SECONDS = 40.0
TALK = 40
LOOK_SECONDS = 0.5
ROUNDS = 3
CALM_SECONDS = 8.0
STALLED = 4  # one in ten
NOTICEABLE_SECONDS = 0.005  # two stretches of time on one machine differ by as much


async def test_a_stalled_reader_is_cut_and_comes_back(rig: FaultRig) -> None:
    worker = rig.workers[0]
    members = await rig.crowd(MEMBERS)
    (stalled,) = await rig.crowd(1, worker=worker, buffer=TINY)
    end = stall(stalled)
    talking = asyncio.create_task(rig.chat(members, RATE, CUT_SECONDS, WORDS))
    await until(lambda: len(rig.history.sent) > RATE)
    await until(lambda: not worker.holds(end))
    talking.cancel()
    read_on(stalled)
    await rig.settle()
    assert len(stalled.welcomes) > 1
    assert all(len(member.welcomes) == 1 for member in members)


def stall(member: Member) -> int:
    """Let a member read nothing more; its end's port."""
    assert member.wire is not None
    member.wire.stall()
    return member.wire.port


def read_on(member: Member) -> None:
    """Let it see what became of it."""
    assert member.wire is not None
    member.wire.read_on()


@dataclass(frozen=True)
class Round:
    """How quickly the others received without and with those who stall, and what these cost."""

    calm: float
    disturbed: float
    held: float  # bytes for each
    lasted: float  # seconds from the last progress to the end


@pytest.mark.long
async def test_one_in_ten_reads_nothing(rig: FaultRig, figures: Figures) -> None:
    members = await rig.crowd(TALK - STALLED, worker=rig.workers[0])
    stalled = await rig.crowd(STALLED, worker=rig.workers[0], buffer=TINY)
    rounds = [await stall_some(rig, members, stalled) for _ in range(long(ROUNDS))]
    calm = median(one.calm for one in rounds)
    asked = max(calm * 1.1, calm + NOTICEABLE_SECONDS) * 1000
    figures.add("others hear without, ms, p99", calm * 1000)
    disturbed = median(one.disturbed for one in rounds)
    figures.add("others hear meanwhile, ms, p99", disturbed * 1000, asked)
    figures.add("held for each, KiB, at most", max(one.held for one in rounds) / 1024, 512)
    figures.add("gone after the last progress, s, at worst", max(one.lasted for one in rounds), 15)


async def stall_some(rig: FaultRig, members: list[Member], stalled: list[Member]) -> Round:
    """Talk for a while, then let some read nothing until they are cut; they come back."""
    worker, began = rig.workers[0], monotonic()
    names = [member.received.name for member in members]
    talking = asyncio.create_task(rig.chat(members, RATE, 2 * CUT_SECONDS, WORDS))
    await asyncio.sleep(CALM_SECONDS)
    held, since = worker.memory(), monotonic()
    most, lasted = await watch(worker, [stall(member) for member in stalled])
    talking.cancel()
    ended = monotonic()
    for member in stalled:
        read_on(member)
    await rig.settle()
    calm = Times(rig.history, began, since).deliveries(names)
    disturbed = Times(rig.history, since, ended).deliveries(names)
    return Round(p(99, calm), p(99, disturbed), (most - held) / len(stalled), lasted)


async def watch(worker: Worker, ends: list[int]) -> tuple[int, float]:
    """Look on until all these are cut.

    Returns:
        The most memory that the worker held meanwhile, and the longest time from when the
        system last took bytes for one of them to its end.
    """
    most, lasted = 0, 0.0
    progress = dict.fromkeys(ends, (-1, monotonic()))
    async with asyncio.timeout(scaled(CUT_SECONDS)):
        while progress:
            unsent = await asyncio.to_thread(worker.unsent)
            most = max(most, worker.memory())
            for end, (waited, since) in list(progress.items()):
                if end not in unsent:
                    lasted = max(lasted, monotonic() - since)
                    del progress[end]
                elif unsent[end] != waited:
                    progress[end] = unsent[end], monotonic()
            await asyncio.sleep(LOOK_SECONDS)
    return most, lasted
