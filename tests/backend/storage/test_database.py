"""The database as the app opens it."""

import asyncio
from math import inf
from traceback import format_exception

import httpx
import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

import app.storage.database
from app.core.logging import without_values
from app.storage import kept_connection
from app.storage.database import WRITE, get_engine, open_db
from app.storage.driver import DIRECT_DRIVER
from app.storage.models import User
from fixtures.live_sessions import create
from fixtures.problems import refused
from fixtures.waiting import PATIENCE, until

CUT_ALL_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_sqlite_keeps_what_was_acknowledged_and_checks_what_belongs_together(
    db: AsyncSession,
):
    pragmas = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert {name: await db.scalar(text(f"PRAGMA {name}")) for name in pragmas} == pragmas


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_reader_of_sqlite_does_not_wait_for_its_writer(db: AsyncSession):
    async with open_db() as writer:
        await writer.connection(execution_options={WRITE: True})
        writer.add(User(email="a@b.kr", name="a", provider="test", provider_id="a@b.kr"))
        await writer.flush()
        async with asyncio.timeout(PATIENCE):
            assert await db.scalar(text("SELECT count(*) FROM users")) == 0


async def test_an_error_says_nothing_of_what_was_to_be_stored(db: AsyncSession):
    user = {"email": "a@b.kr", "name": "숨길이름", "provider": "own", "provider_id": "a"}
    await db.execute(insert(User).values(**user))
    with pytest.raises(IntegrityError) as told:
        await db.execute(insert(User).values(**user))
    exception = "".join(format_exception(told.value))
    shown = without_values(None, "error", {"exception": exception})["exception"]
    assert "users" in shown
    assert "숨길이름" not in shown
    assert "a@b.kr" not in shown


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_an_error_says_nothing_of_what_the_driver_did_not_take(db: AsyncSession):
    given = {"number": "".join(["숨길", "이름"])}  # tracebacks quote the code, too
    with pytest.raises(DBAPIError) as told:
        await db.execute(text("SELECT 1 WHERE 1 = :number"), given)
    exception = "".join(format_exception(told.value))
    assert "숨길이름" in exception
    shown = without_values(None, "error", {"exception": exception})["exception"]
    assert "invalid input for query argument" in shown
    assert "숨길이름" not in shown


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("idle", [inf, 0], ids=["closed", "tried"])
async def test_a_cut_connection_is_replaced_unnoticed(
    presenter: httpx.AsyncClient, db: AsyncSession, monkeypatch: pytest.MonkeyPatch, idle: float
):
    monkeypatch.setattr(kept_connection, "IDLE_SECONDS", idle)
    if idle == 0:  # as if nothing had told us that it is closed
        monkeypatch.setattr(app.storage.database, "_is_closed", lambda _: False)
    await create(presenter)
    await db.execute(CUT_ALL_OTHERS)
    if idle:
        kept = get_engine().sync_engine.get_execution_options()[DIRECT_DRIVER]._kept
        await until(lambda: all(one.driver.is_closed() for one in kept))
    assert len((await presenter.get("/api/sessions")).json()) == 1


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_row_that_somebody_holds_for_long_is_busy(
    presenter: httpx.AsyncClient, db: AsyncSession
):
    session = await create(presenter)
    await db.execute(text("SELECT 1 FROM live_sessions FOR UPDATE"))
    answer = await presenter.patch(f"/api/sessions/{session['id']}", json={"title": "b"})
    assert refused(answer, 503, "busy")["retry_after"] == 1
    await db.rollback()
    answer = await presenter.patch(f"/api/sessions/{session['id']}", json={"title": "b"})
    assert answer.json()["title"] == "b"


async def test_times_come_back_in_utc_to_the_millisecond(db: AsyncSession):
    user = User(email="a@b.kr", name="a", provider="test", provider_id="a@b.kr")
    db.add(user)
    await db.commit()
    async with open_db() as other:
        read = await other.get_one(User, user.id)
    assert read.created_at == user.created_at
    assert read.created_at.utcoffset() is not None
