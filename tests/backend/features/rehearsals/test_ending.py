"""Which rehearsals a worker runs, and how they end by themselves: nothing of them is left."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.rehearsals.jobs import run_rehearsals
from app.features.rehearsals.runner import Runner
from app.main import app
from app.storage.models import LiveSession, Participant, Rehearsal
from fixtures.live_sessions import create
from fixtures.waiting import until

CONTEXT = app.state.realtime.context


async def rehearsed(presenter: httpx.AsyncClient) -> tuple[str, str]:
    """The ids of a session and of the copy in which it is rehearsed."""
    session_id = str((await create(presenter))["id"])
    made = await presenter.post(f"/api/sessions/{session_id}/rehearsal", json={"people": 3})
    return session_id, str(made.json()["session_id"])


async def left(db: AsyncSession) -> set[str]:
    """The ids of all sessions, and of people."""
    rows = [*await db.scalars(select(LiveSession.id)), *await db.scalars(select(Participant.id))]
    await db.rollback()
    return set(rows)


@pytest.fixture
async def runner(database: str) -> AsyncIterator[Runner]:
    """What a worker runs."""
    runner = Runner()
    yield runner
    await runner.close(CONTEXT)


async def test_it_ends_at_its_time(
    presenter: httpx.AsyncClient, db: AsyncSession, runner: Runner
) -> None:
    session_id, copy_id = await rehearsed(presenter)
    await runner.run_due(CONTEXT)
    await until(lambda: _people(db, 3))
    await db.execute(update(Rehearsal).values(ends_at=utc_now() - timedelta(seconds=1)))
    await db.commit()
    await runner.run_due(CONTEXT)
    assert await left(db) == {session_id}
    assert CONTEXT.rooms.get(copy_id) is None


async def test_it_ends_with_the_session_that_is_rehearsed(
    presenter: httpx.AsyncClient, db: AsyncSession, runner: Runner
) -> None:
    session_id, _ = await rehearsed(presenter)
    await runner.run_due(CONTEXT)
    await presenter.delete(f"/api/sessions/{session_id}")
    await runner.run_due(CONTEXT)
    assert await left(db) == set()


async def test_one_worker_alone_runs_it_and_another_goes_on_when_that_ends(
    presenter: httpx.AsyncClient, db: AsyncSession, runner: Runner
) -> None:
    await rehearsed(presenter)
    other = Runner()
    await runner.run_due(CONTEXT)
    await until(lambda: _people(db, 3))
    await other.run_due(CONTEXT)
    assert (len(runner.running), len(other.running)) == (1, 0)
    await runner.close(CONTEXT)
    people = await _people(db, 3)
    await other.run_due(CONTEXT)
    assert (len(runner.running), len(other.running)) == (0, 1)
    await other.close(CONTEXT)
    assert await _people(db, 3) == people


async def test_the_job_leaves_nobody_present(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    _, copy_id = await rehearsed(presenter)
    job = asyncio.create_task(run_rehearsals(CONTEXT))
    await until(lambda: _people(db, 3))
    job.cancel()
    await asyncio.gather(job, return_exceptions=True)
    assert CONTEXT.rooms.get(copy_id) is None


async def _people(db: AsyncSession, number: int) -> set[str] | None:
    found = set(await db.scalars(select(Participant.id)))
    await db.rollback()
    return found if len(found) == number else None
