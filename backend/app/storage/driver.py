"""Running statements by the database's driver itself.

SQLAlchemy's layers above the driver cost several times what a small statement costs. Only engines
of `create_engine` allow it: what replaces `get_db` may be any database session.
"""

from collections.abc import Sequence
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from sqlalchemy.util import await_only, greenlet_spawn

from app.storage.kept_connection import KeptConnections, Rows
from app.storage.lazy_session import LazySession

# Execution options of an engine: that its driver may be used directly, with the connections that
# are kept for statements that are transactions by themselves, and that a pooler is behind it.
DIRECT_DRIVER = "engagenow_direct_driver"
BEHIND_POOLER = "engagenow_behind_pooler"


def engine_of(db: AsyncSession) -> Engine | Connection | None:
    """Return what the database session is bound to; one of ours need not begin for that."""
    found: Engine | Connection | None
    found = db.engine if isinstance(db, LazySession) else db.sync_session.bind
    return found


def direct_engine_of(db: AsyncSession) -> Engine | Connection | None:
    """Return `engine_of(db)` if the functions below may be called with this database session."""
    bind = engine_of(db)
    if bind is None or DIRECT_DRIVER not in bind.engine.get_execution_options():
        return None
    return bind


def has_direct_driver(db: AsyncSession) -> bool:
    """Return whether the functions below may be called with this database session."""
    return direct_engine_of(db) is not None


def commits_alone(db: AsyncSession) -> bool:
    """Return whether a statement that needs no transaction can be one by itself.

    It cannot if the session is in one, nor in SQLite, where others wait in line for it. A pooler
    would let one server connection prepare it and another one run it.
    """
    bind = engine_of(db)
    if not isinstance(bind, Engine) or db.in_transaction():
        return False
    options = bind.get_execution_options()
    is_ours = DIRECT_DRIVER in options and BEHIND_POOLER not in options
    return is_ours and bind.dialect.name == "postgresql"


async def fetch_alone(engine: Any, text: str, values: Sequence[Any]) -> Rows:
    """Run a statement where `commits_alone`, on a connection of the engine, and return all rows.

    Raises:
        sqlalchemy.exc.DBAPIError: the error that SQLAlchemy would raise for the same statement.
    """
    kept: KeptConnections = engine.get_execution_options()[DIRECT_DRIVER]
    return await kept.fetch(engine, text, values, _raise)


async def fetch(db: AsyncSession, text: str, values: Sequence[Any]) -> Rows:
    """Run a statement in the session's transaction, and return all rows.

    Raises:
        sqlalchemy.exc.DBAPIError: the error that SQLAlchemy would raise for the same statement.
    """
    connection = await _connection(db)
    try:
        if connection.dialect.name == "sqlite":
            return list(await _driver(connection).execute_fetchall(text, values))
        await _begin(connection)
        rows: Rows = await _driver(connection).fetch(text, *values)
    except BaseException as error:
        await greenlet_spawn(_raise, connection, error, text)
        raise
    return rows


async def execute_many(db: AsyncSession, text: str, values: Sequence[Sequence[Any]]) -> None:
    """Run a statement in the session's transaction for each of these values, in one round trip.

    Raises:
        sqlalchemy.exc.DBAPIError: as for `fetch`.
    """
    connection = await _connection(db)
    try:
        if connection.dialect.name != "sqlite":
            await _begin(connection)
        await _driver(connection).executemany(text, values)
    except BaseException as error:
        await greenlet_spawn(_raise, connection, error, text)
        raise


def execute_at_once(connection: Connection, text: str) -> None:
    """Run a statement without results on SQLite, for a greenlet of SQLAlchemy.

    The driver's thread has one turn, where SQLAlchemy's cursor would give it three.

    Raises:
        sqlalchemy.exc.DBAPIError: as for `fetch`.
    """
    try:
        await_only(_driver(connection).execute_fetchall(text))
    except BaseException as error:
        _raise(connection, error, text)


async def _connection(db: AsyncSession) -> Connection:
    """Return SQLAlchemy's connection of the session's transaction, which begins if it must."""
    session = db.sync_session
    # Where a savepoint may have to be set first, the session must be asked.
    is_plain = isinstance(session.bind, Engine) and not session.in_nested_transaction()
    kept: Connection | None = session.info.get(Connection)
    if is_plain and kept is not None and not kept.closed:
        return kept
    connection = await db.run_sync(Session.connection)
    if is_plain:
        session.info[Connection] = connection  # which is closed with the session's transaction
    return connection


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


async def _begin(connection: Connection) -> None:
    """Begin in the driver, where SQLAlchemy's adapter has put it off until its first statement."""
    adapter: Any = connection.connection.dbapi_connection
    if adapter._transaction is None:
        await adapter._start_transaction()


def _raise(connection: Connection, error: BaseException, text: str) -> NoReturn:
    """Raise what SQLAlchemy would raise, and let it drop a connection that is of no more use."""
    adapter: Any = connection.connection.dbapi_connection
    try:
        if isinstance(error, Exception):
            adapter._handle_exception(error)
        raise error
    except BaseException as translated:
        connection._handle_dbapi_exception(translated, text, None, None, None)
