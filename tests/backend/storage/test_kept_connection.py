"""Connections for statements that are transactions by themselves, and sessions made late."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import Integer, func, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from app.storage import kept_connection
from app.storage.database import create_engine, open_db, pool_use
from app.storage.lazy_session import LazySession
from app.storage.models import User
from app.storage.statement import Statement
from fixtures.waiting import PATIENCE, until

PID = Statement(select(func.pg_backend_pid(type_=Integer).label("pid")), begins=False)
SLOW = Statement(
    select(func.pg_backend_pid(type_=Integer).label("pid"), func.pg_sleep(0.2).label("slept")),
    begins=False,
)
WRONG = Statement(select(func.no_such_function().label("x")), begins=False)

pytestmark = pytest.mark.parametrize("database_kind", ["postgresql"])


async def pid() -> int:
    """Return which connection of the server runs a statement."""
    async with open_db() as db:
        return (await PID.fetch(db))[0].pid


async def test_an_error_gives_the_connection_back(database: str):
    first = await pid()
    async with open_db() as db:
        with pytest.raises(DBAPIError):
            await WRONG.fetch(db)
    assert pool_use() == (0, 1, 15), database
    assert await pid() == first


async def test_one_connection_runs_one_statement_after_another(database: str):
    assert len({await pid() for _ in range(5)}) == 1, database
    async with open_db() as db:
        other = await db.scalar(text("SELECT pg_backend_pid()"))
        assert other != await pid()


async def slow() -> int:
    """Do the same as `pid`, and hold the connection for a while."""
    async with open_db() as db:
        return (await SLOW.fetch(db))[0].pid


async def one_meanwhile() -> set[int]:
    """Return the connections of two statements at the same time."""
    first = asyncio.create_task(slow())
    await asyncio.sleep(0)
    return {await pid(), await first}


async def test_who_comes_meanwhile_takes_another_connection(database: str):
    both = await one_meanwhile()
    assert len(both) == 2, database
    assert await pid() in both
    assert pool_use() == (0, 2, 15)


async def test_both_are_kept(database: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(kept_connection, "IDLE_SECONDS", PATIENCE)
    both = await one_meanwhile()
    async with open_db() as db:
        other = await db.scalar(text("SELECT pg_backend_pid()"))
        assert await one_meanwhile() == both, database
    assert other not in both


async def test_who_comes_in_a_crowd_gives_the_connection_back(database: str):
    crowd = await asyncio.gather(*[slow() for _ in range(4)])
    assert len(set(crowd)) == 4, database
    assert pool_use() == (0, 4, 15)
    async with open_db() as db:
        assert await db.scalar(text("SELECT pg_backend_pid()")) in crowd


async def test_a_connection_that_was_kept_for_long_is_tested_first(
    database: str, monkeypatch: pytest.MonkeyPatch
):
    await pid()
    monkeypatch.setattr(kept_connection, "IDLE_SECONDS", 0)
    other = create_async_engine(database)
    async with other.connect() as connection:
        await connection.execute(CUT_ALL_OTHERS)
    await other.dispose()
    assert await pid()


@pytest.fixture
async def engine(database: str) -> AsyncIterator[AsyncEngine]:
    """Another engine of ours."""
    engine = create_engine(database)
    yield engine
    await engine.dispose()


async def test_the_connection_ends_with_its_engine(engine: AsyncEngine, db: AsyncSession):
    async with LazySession(engine) as lazy:
        mine = (await PID.fetch(lazy))[0].pid

    async def is_there() -> bool:
        return bool(await db.scalar(THERE, {"pid": mine}))

    assert await is_there()
    await engine.dispose()

    async def is_gone() -> bool:
        await db.rollback()
        return not await is_there()

    await until(is_gone)


async def test_a_session_is_made_when_something_needs_it(engine: AsyncEngine):
    async with LazySession(engine) as lazy:
        await PID.fetch(lazy)
        await lazy.rollback()
        assert not lazy.is_made
        assert not lazy.in_transaction()
        assert await lazy.get(User, "a") is None
        assert lazy.is_made
        assert lazy.in_transaction()
        with pytest.raises(AttributeError):
            _ = lazy.no_such_thing
    assert not lazy.in_transaction()


CUT_ALL_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
THERE = text("SELECT 1 FROM pg_stat_activity WHERE pid = :pid")
