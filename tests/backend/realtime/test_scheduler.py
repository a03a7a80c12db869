"""Work on a clock."""

import asyncio
from collections.abc import Callable
from itertools import pairwise

import pytest
from structlog.testing import capture_logs

from app.main import app
from app.realtime.scheduler import Job, running
from app.registry import FEATURES
from fixtures.waiting import PATIENCE

SOON = 0.001


class Work:
    """A job's work that counts its rounds, and fails in some of them."""

    def __init__(self, fails: Callable[[int], bool] = lambda _round: False) -> None:
        self.rounds = 0
        self._fails = fails
        self._done = asyncio.Condition()

    async def __call__(self, _context: object) -> None:
        async with self._done:
            self.rounds += 1
            self._done.notify_all()
        if self._fails(self.rounds):
            raise RuntimeError("as the test wants")

    async def reached(self, rounds: int) -> None:
        """Wait for so many rounds."""
        async with asyncio.timeout(PATIENCE), self._done:
            await self._done.wait_for(lambda: self.rounds >= rounds)


async def test_a_job_is_repeated_until_the_worker_ends():
    work = Work()
    async with running([Job("count", SOON, work)], app.state.realtime.context):
        await work.reached(3)
    at_the_end = work.rounds
    await asyncio.sleep(0)
    assert work.rounds == at_the_end
    assert "count" not in {task.get_name() for task in asyncio.all_tasks()}


async def test_a_round_that_fails_is_tried_again():
    work = Work(fails=lambda count: count < 3)
    async with running([Job("fail", SOON, work)], app.state.realtime.context):
        await work.reached(4)


async def test_a_round_that_fails_is_logged_with_its_traceback():
    work = Work(fails=lambda count: count == 1)
    with capture_logs() as logged:
        async with running([Job("fail", SOON, work)], app.state.realtime.context):
            await work.reached(2)
    (line,) = [line for line in logged if line["event"] == "job_failed"]
    assert line["error"] == "RuntimeError('as the test wants')"
    assert line["exc_info"].__traceback__ is not None


async def test_a_job_that_fails_does_not_stop_another():
    broken, good = Work(fails=lambda _: True), Work()
    jobs = [Job("broken", SOON, broken), Job("good", SOON, good)]
    async with running(jobs, app.state.realtime.context):
        await broken.reached(2)
        await good.reached(2)


async def test_what_must_not_be_lost_is_done_once_more_at_the_end():
    kept, other, broken = Work(), Work(), Work(fails=lambda _: True)
    jobs = [
        Job("broken", 60, broken, at_exit=True),
        Job("kept", 60, kept, at_exit=True),
        Job("other", 60, other),
    ]
    async with running(jobs, app.state.realtime.context):
        assert kept.rounds == 0
    assert (kept.rounds, other.rounds, broken.rounds) == (1, 0, 1)


async def test_a_round_of_what_must_not_be_lost_is_not_broken_off():
    begun, go_on, stored = asyncio.Event(), asyncio.Event(), list[int]()

    async def store(_context: object) -> None:
        begun.set()
        await go_on.wait()
        stored.append(len(stored))

    async with running([Job("store", SOON, store, at_exit=True)], app.state.realtime.context):
        async with asyncio.timeout(PATIENCE):
            await begun.wait()
        asyncio.get_running_loop().call_soon(go_on.set)
    assert stored == [0, 1], "the round that ran, and the last one"


def test_every_job_has_a_name_of_its_own():
    names = [job.name for feature in FEATURES for job in feature.jobs]
    assert names
    assert len(names) == len(set(names))


async def test_jobs_of_the_same_time_do_not_begin_together(monkeypatch: pytest.MonkeyPatch):
    names, sleep = [f"job {number}" for number in range(9)], asyncio.sleep
    waits: dict[str, float] = {}

    async def noted(seconds: float) -> None:
        if task := asyncio.current_task():
            waits.setdefault(task.get_name(), seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", noted)
    works = [Work() for _ in names]
    jobs = [Job(name, 0.5, work) for name, work in zip(names, works, strict=True)]
    async with running(jobs, app.state.realtime.context):
        await asyncio.gather(*[work.reached(1) for work in works])
    moments = sorted(waits[name] for name in names)
    assert all(0 <= moment < 0.5 for moment in moments)
    assert min(later - moment for moment, later in pairwise(moments)) > 0.5 / 9 / 3
