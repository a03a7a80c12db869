"""One import at a time for each person: two workers in one process, on one database."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from app.core.clock import utc_now
from app.features.activity_files.errors import ImportRunning
from app.features.activity_files.leases import repository
from app.features.activity_files.leases import service as leases
from app.features.activity_files.leases.service import LEASE_SECONDS, one_import, renew
from app.main import app
from app.realtime.context import WorkerContext
from app.realtime.realtime import Realtime
from app.storage.models import ImportLease
from features.activity_files.test_import import POLL, send, stored
from fixtures.live_sessions import create
from fixtures.problems import refused

PERSON, OTHER = "1" * 32, "2" * 32


@pytest.fixture
def other_worker(database: str) -> WorkerContext:
    """A worker beside the app's own."""
    return Realtime([], [], _no_log, {}).context


@pytest.fixture
def worker(database: str) -> WorkerContext:
    """The app's own."""
    context: WorkerContext = app.state.realtime.context
    return context


async def _no_log(*_asked: Any) -> list[Any]:
    return []


class Clock:
    """The time by which leases end."""

    def __init__(self) -> None:
        self.now = utc_now()

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that only the test moves."""
    clock = Clock()
    monkeypatch.setattr(leases, "utc_now", clock)
    return clock


async def test_a_file_is_refused_while_another_worker_reads_one_of_the_same_person(
    presenter: httpx.AsyncClient, other_worker: WorkerContext
) -> None:
    session = await create(presenter)
    me = (await presenter.get("/auth/me")).json()["id"]
    async with one_import(other_worker, me):
        refused(await send(presenter, session, POLL), 409, "import_running")
        refused(await send(presenter, session, POLL, "dry_run=true"), 409, "import_running")
        assert await stored(presenter, session) == []
    assert (await send(presenter, session, POLL)).status_code == 201


async def test_nobody_else_waits(stranger: httpx.AsyncClient, other_worker: WorkerContext) -> None:
    session = await create(stranger)
    async with one_import(other_worker, PERSON), one_import(other_worker, OTHER):
        assert (await send(stranger, session, POLL)).status_code == 201


async def test_of_many_at_once_one_is_let_in(
    worker: WorkerContext, other_worker: WorkerContext
) -> None:
    all_asked = asyncio.Barrier(6)

    async def attempt(context: WorkerContext) -> str:
        try:
            async with one_import(context, PERSON):
                await all_asked.wait()
                return "let in"
        except ImportRunning:
            await all_asked.wait()
            return "refused"

    outcomes = await asyncio.gather(*map(attempt, [worker, other_worker] * 3))
    assert sorted(outcomes) == ["let in", *["refused"] * 5]


async def test_who_is_refused_ends_nothing(
    worker: WorkerContext, other_worker: WorkerContext
) -> None:
    async with one_import(worker, PERSON):
        for context in (worker, other_worker, worker):
            with pytest.raises(ImportRunning):
                async with one_import(context, PERSON):
                    pass


async def test_a_file_that_cannot_be_read_lets_the_next_one_in(
    presenter: httpx.AsyncClient,
) -> None:
    session = await create(presenter)
    for _ in range(2):
        refused(await send(presenter, session, b"any text"), 422, "unknown_file_format")


async def test_a_worker_that_died_keeps_nobody_out_for_long(
    worker: WorkerContext, other_worker: WorkerContext, clock: Clock
) -> None:
    async with one_import(worker, PERSON):
        clock.pass_(LEASE_SECONDS - 1)
        with pytest.raises(ImportRunning):
            async with one_import(other_worker, PERSON):
                pass
        clock.pass_(2)
        async with one_import(other_worker, PERSON):  # and the first, back again, ends only its own
            await leases._end(worker, *worker.own(leases.Leases))
            with pytest.raises(ImportRunning):
                async with one_import(worker, PERSON):
                    pass


async def test_an_import_that_takes_long_keeps_its_lease(
    worker: WorkerContext, other_worker: WorkerContext, clock: Clock
) -> None:
    async with one_import(worker, PERSON):
        clock.pass_(LEASE_SECONDS - 1)
        await renew(worker)
        await renew(other_worker)
        clock.pass_(LEASE_SECONDS - 1)
        with pytest.raises(ImportRunning):
            async with one_import(other_worker, PERSON):
                pass


async def people_with_leases(worker: WorkerContext) -> list[str]:
    async with worker.open_db() as db:
        return [*await db.scalars(select(ImportLease.person_id))]


async def test_leases_are_gone_afterwards(worker: WorkerContext, clock: Clock) -> None:
    async with one_import(worker, PERSON):
        assert await people_with_leases(worker) == [PERSON]
        clock.pass_(LEASE_SECONDS + 1)
        async with one_import(worker, OTHER):
            assert await people_with_leases(worker) == [OTHER]
    assert await people_with_leases(worker) == []


async def test_what_is_stored_is_acknowledged_though_the_lease_stays(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_asked: Any) -> None:
        raise ConnectionResetError

    session = await create(presenter)
    monkeypatch.setattr(repository, "give_back", fail)
    assert (await send(presenter, session, POLL)).status_code == 201
    refused(await send(presenter, session, POLL), 409, "import_running")
    assert len(await stored(presenter, session)) == 2
