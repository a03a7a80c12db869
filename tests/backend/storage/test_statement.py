"""Statements that the driver runs: rows, errors and transactions are as by SQLAlchemy."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, create_engine, func, insert, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine
from sqlalchemy.orm import Session

import app.storage.database
from app.storage import driver
from app.storage.database import (
    MOST_CONNECTIONS,
    WRITE,
    get_engine,
    is_duplicate,
    open_db,
    pool_use,
)
from app.storage.models import LiveSession, User
from app.storage.one_of import one_of
from app.storage.plain_session import PlainSession
from app.storage.statement import Statement, insert_into
from fixtures.waiting import until

_SESSIONS, _USERS = LiveSession.table(), User.table()
NAMES = ["id", "email", "name", "provider", "provider_id", "token_version", "created_at"]
ADD = Statement(insert_into(_USERS, NAMES))
FIND = Statement(select(_USERS).where(one_of(_USERS.c.id, "ids")).order_by(_USERS.c.id))
READ = Statement(select(_USERS.c.name).where(_USERS.c.id == bindparam("id")), begins=False)
RENAME = Statement(
    update(_USERS)
    .where(_USERS.c.id == bindparam("who"))
    .values(name=bindparam("called"))
    .returning(_USERS.c.id, _USERS.c.created_at)
)
SETTINGS = Statement(select(_SESSIONS.c.settings, _SESSIONS.c.last_seq), begins=False)
NOW = datetime(2026, 11, 29, 12, 0, 0, 123456, UTC)


def user(letter: str) -> dict[str, object]:
    return {
        "id": letter * 32,
        "email": f"{letter}@b.kr",
        "name": f"이름 {letter}",
        "provider": "test",
        "provider_id": letter,
        "token_version": 0,
        "created_at": NOW,
    }


@pytest.fixture(params=["driver", "SQLAlchemy", "plain session"])
async def any_db(
    request: pytest.FixtureRequest, database: str, database_kind: str
) -> AsyncIterator[AsyncSession]:
    """A session on the same database: ours, one of another engine, or a plain one if that works."""
    if request.param == "driver":
        async with open_db() as db:
            await db.connection(execution_options={WRITE: True})
            yield db
    elif request.param == "SQLAlchemy" or database_kind == "postgresql":
        engine = create_async_engine(database)
        async with AsyncSession(engine) as db:
            yield db
        await engine.dispose()
    else:
        plain = create_engine(database.replace("+aiosqlite", ""))
        with Session(plain) as session:
            yield PlainSession(session)
        plain.dispose()


async def test_rows_are_the_same_by_the_driver_and_by_sqlalchemy(any_db: AsyncSession):
    await ADD.execute_many(any_db, [user("b"), user("a")])
    rows = await FIND.fetch(any_db, ids=["b" * 32, "a" * 32, "none"])
    assert [row._asdict() for row in rows] == [user("a"), user("b")]
    assert await FIND.fetch(any_db, ids=[]) == []
    assert [*await READ.fetch(any_db, id="a" * 32)] == [("이름 a",)]
    renamed = await RENAME.fetch(any_db, who="a" * 32, called="다른 이름")
    assert [*map(tuple, renamed)] == [("a" * 32, NOW)]
    assert await RENAME.fetch(any_db, who="none", called="x") == []
    assert (await any_db.get_one(User, "a" * 32)).name == "다른 이름"


async def test_json_is_read_as_sqlalchemy_reads_it(any_db: AsyncSession):
    await ADD.execute_many(any_db, [user("a")])
    told = {"words": ["시발"], "n": 1.5, "nothing": None}
    row = {"presenter_id": "a" * 32, "title": "t", "session_code": "ABCDEF", "features": {}}
    await any_db.execute(insert(LiveSession).values(**row, settings=told, last_seq=2**40))
    assert [*map(tuple, await SETTINGS.fetch(any_db))] == [(told, 2**40)]


@pytest.mark.parametrize("unstorable", ["\0", "나", "a\0b"])
async def test_what_no_column_can_hold_is_not_found(any_db: AsyncSession, unstorable: str):
    await ADD.execute_many(any_db, [user("a")])
    found = await FIND.fetch(any_db, ids=[unstorable, "a" * 32])
    assert [row.id for row in found] == ["a" * 32]


async def test_a_row_that_is_there_is_a_duplicate(any_db: AsyncSession):
    await ADD.execute_many(any_db, [user("a")])
    with pytest.raises(IntegrityError) as told:
        await ADD.execute_many(any_db, [user("b"), user("a")])
    assert is_duplicate(told.value)
    assert "이름" not in str(told.value) or not driver.has_direct_driver(any_db)
    await any_db.rollback()
    assert await FIND.fetch(any_db, ids=["a" * 32, "b" * 32]) == []


async def test_an_error_names_the_statement_and_nothing_of_its_values(db: AsyncSession):
    with pytest.raises(IntegrityError) as told:
        await ADD.execute_many(db, [user("a"), user("a")])
    assert "INSERT INTO users" in str(told.value)
    assert "이름" not in str(told.value)
    assert "a@b.kr" not in str(told.value)


async def test_a_rollback_takes_back_what_the_driver_did(db: AsyncSession):
    db.add(User(**user("a")))
    await db.flush()
    await ADD.execute_many(db, [user("b")])
    await RENAME.fetch(db, who="a" * 32, called="x")
    await db.rollback()
    assert await FIND.fetch(db, ids=["a" * 32, "b" * 32]) == []
    await ADD.execute_many(db, [user("c")])
    await db.commit()
    async with open_db() as other:
        assert len(await FIND.fetch(other, ids=["a" * 32, "b" * 32, "c" * 32])) == 1


async def test_a_savepoint_holds_for_the_driver_too(db: AsyncSession):
    await ADD.execute_many(db, [user("a")])
    savepoint = await db.begin_nested()
    await ADD.execute_many(db, [user("b")])
    with pytest.raises(IntegrityError):
        await ADD.execute_many(db, [user("a")])
    await savepoint.rollback()
    await db.commit()
    async with open_db() as other:
        found = await FIND.fetch(other, ids=["a" * 32, "b" * 32])
    assert [row.id for row in found] == ["a" * 32]


async def test_what_joins_an_outer_transaction_ends_with_it(database: str):
    async with get_engine().connect() as connection:
        transaction = await connection.begin()
        mode = "create_savepoint"
        async with AsyncSession(connection, join_transaction_mode=mode) as db:
            assert not driver.commits_alone(db)
            await ADD.execute_many(db, [user("a")])
            await db.commit()
            assert len(await READ.fetch(db, id="a" * 32)) == 1
        await transaction.rollback()
    async with open_db() as db:
        assert await READ.fetch(db, id="a" * 32) == []


async def test_a_transaction_sees_what_it_wrote_and_nobody_else_does(db: AsyncSession):
    await ADD.execute_many(db, [user("a")])
    assert len(await READ.fetch(db, id="a" * 32)) == 1
    async with open_db() as other:
        assert await READ.fetch(other, id="a" * 32) == []
    await db.rollback()


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_read_alone_leaves_no_transaction_and_no_connection_in_use(db: AsyncSession):
    assert await READ.fetch(db, id="a" * 32) == []
    assert not db.in_transaction()
    assert pool_use() == (0, 1, MOST_CONNECTIONS)


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("statement", [READ, RENAME], ids=["alone", "in a transaction"])
async def test_a_connection_that_was_cut_is_an_error_once(
    database: str, monkeypatch: pytest.MonkeyPatch, statement: Statement
):
    values = {"id": "a"} if statement is READ else {"who": "a", "called": "b"}
    monkeypatch.setattr(app.storage.database, "_is_closed", lambda _: False)  # nobody looks
    async with open_db() as db:
        mine: Any = (await (await db.connection()).get_raw_connection()).driver_connection
        if statement is READ:
            await db.rollback()
        await _cut_all_others(database)
        await until(mine.is_closed)
        with pytest.raises(DBAPIError) as told:
            await statement.fetch(db, **values)
        assert told.value.connection_invalidated
        await db.rollback()
        assert await statement.fetch(db, **values) == []


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("begins", [True, False], ids=["in a transaction", "alone"])
async def test_nobody_gets_the_connection_of_who_stopped_waiting(database: str, begins: bool):
    statement = Statement(select(func.pg_sleep(1000).label("slept")), begins=begins)
    async with open_db() as db, open_db() as other:
        task = asyncio.create_task(statement.fetch(db))

        async def sleeps() -> bool:
            found = (await other.execute(SLEEPING)).all()
            await other.rollback()  # a transaction sees what ran when it looked first
            return bool(found)

        await until(sleeps)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await db.rollback()
        assert await FIND.fetch(db, ids=["a"]) == []
        await db.rollback()
        assert pool_use()[0] == 0  # type: ignore[index]


async def _cut_all_others(url: str) -> None:
    engine = create_async_engine(url)
    async with engine.connect() as connection:
        await connection.execute(CUT_ALL_OTHERS)
    await engine.dispose()


CUT_ALL_OTHERS = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
SLEEPING = text(
    "SELECT 1 FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'"
    " AND state = 'active' AND pid <> pg_backend_pid() AND datname = current_database()"
)


async def test_a_statement_with_a_default_of_python_is_refused(db: AsyncSession):
    statement = Statement(insert(_USERS).values(email=bindparam("email")))
    with pytest.raises(TypeError, match="defaults"):
        await statement.execute_many(db, [{"email": "a"}])
