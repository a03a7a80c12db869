"""A transaction on SQLite gives the driver's thread as few turns as there are statements.

For each turn the event loop and the thread wait for each other, and for the interpreter's lock.
"""

import asyncio
from typing import Any

import pytest
from aiosqlite import Connection
from sqlalchemy import ExceptionContext, event, insert, select, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.database import WRITE, get_engine, open_db
from app.storage.models import User
from app.storage.statement import Statement
from fixtures.waiting import PATIENCE

pytestmark = [
    pytest.mark.parametrize("database_kind", ["sqlite"]),
    pytest.mark.usefixtures("database"),
]

NEW = {"email": "a@b.kr", "name": "a", "provider": "own", "provider_id": "a"}
NAMES = Statement(select(User.__table__.c.name))


@pytest.fixture
async def turns(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the thread was asked to do; a connection is open by then."""
    async with open_db() as db:
        await db.connection()
    asked: list[str] = []
    execute: Any = Connection._execute

    async def note(one: Connection, function: Any, *of: Any, **named: Any) -> Any:
        asked.append(str(of[0]) if of else function.__name__)
        return await execute(one, function, *of, **named)

    monkeypatch.setattr(Connection, "_execute", note)
    return asked


async def test_who_writes_needs_one_for_each_statement_and_two_around_them(turns: list[str]):
    async with open_db() as db:
        await db.connection(execution_options={WRITE: True})
        await NAMES.fetch(db)
        await db.commit()
    assert [turns[0], turns[2:]] == ["BEGIN IMMEDIATE", ["commit"]]


async def test_who_reads_needs_no_more(turns: list[str]):
    async with open_db() as db:
        await NAMES.fetch(db)
    assert [turns[0], turns[2:]] == ["BEGIN", ["rollback"]]


async def test_what_was_not_committed_is_undone(db: AsyncSession):
    async with open_db() as writer:
        await writer.connection(execution_options={WRITE: True})
        await writer.execute(insert(User).values(**NEW))
    async with asyncio.timeout(PATIENCE):  # nobody holds the lock
        await db.connection(execution_options={WRITE: True})
    assert await NAMES.fetch(db) == []


async def test_who_is_cancelled_as_they_begin_leaves_nothing_begun(db: AsyncSession):
    async def begin() -> None:
        async with open_db() as writer:
            await writer.connection(execution_options={WRITE: True})
            await asyncio.Event().wait()

    for passes in range(12):
        task = asyncio.create_task(begin())
        for _ in range(passes):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with asyncio.timeout(PATIENCE):
        await db.connection(execution_options={WRITE: True})


async def test_a_lock_that_somebody_else_holds_is_told_as_by_sqlalchemy(db: AsyncSession):
    noted: list[ExceptionContext] = []
    note, engine = noted.append, get_engine().sync_engine
    event.listen(engine, "handle_error", note)
    async with open_db() as waiter:
        await waiter.execute(text("PRAGMA busy_timeout = 0"))  # of this connection
        await db.connection(execution_options={WRITE: True})
        await waiter.rollback()
        with pytest.raises(OperationalError, match=r"database is locked[\s\S]*BEGIN IMMEDIATE"):
            await waiter.connection(execution_options={WRITE: True})
        await (await waiter.connection()).invalidate()
    event.remove(engine, "handle_error", note)
    assert [one.statement for one in noted] == ["BEGIN IMMEDIATE"]
