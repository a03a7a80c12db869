"""Engine, sessions and the declarative base; PostgreSQL in production, SQLite by default."""

from collections.abc import AsyncIterator
from functools import lru_cache
from math import inf
from time import monotonic
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, ExceptionContext, MetaData, Table, event, inspect
from sqlalchemy.exc import DisconnectionError, IntegrityError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.pool import ConnectionPoolEntry, PoolResetState, QueuePool

from app.core.config import get_settings
from app.core.database_url import session_options
from app.core.disk import DISK
from app.storage import driver, kept_connection
from app.storage.driver import BEHIND_POOLER, DIRECT_DRIVER
from app.storage.kept_connection import IDLE_SINCE, KeptConnections
from app.storage.lazy_session import LazySession

WRITE = "engagenow_write"  # execution option of a transaction that will write
MOST_CONNECTIONS = 15  # of one worker to PostgreSQL; what a wave has opened is kept
_LOCK_WAIT_SECONDS = 5
_CONNECT_SECONDS = 5
_COMMAND_SECONDS = 10
# A worker that stands still in the middle of a transaction holds up the others no longer than this.
_POSTGRESQL = {"lock_timeout": "1500", "idle_in_transaction_session_timeout": "5000"}  # ms
_READ_ONLY = "25006"

_OPTIONS: dict[str, Any] = {
    "hide_parameters": True,  # errors are logged, and what people write is not
    "json_serializer": lambda value: orjson.dumps(value).decode(),
    "json_deserializer": orjson.loads,
}


class Base(DeclarativeBase):
    """Base of every table; constraints have names, so that migrations can refer to them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    @classmethod
    def table(cls) -> Table:
        """The SQLAlchemy table: for hot paths, where mapping rows to objects costs too much."""
        return cls.metadata.tables[cls.__tablename__]

    def columns(self) -> dict[str, Any]:
        """Return the row as a dictionary."""
        names = [column.key for column in inspect(self).mapper.column_attrs]
        return {name: getattr(self, name) for name in names}


def create_engine(url: str) -> AsyncEngine:
    """Create an engine for `url`.

    SQLite runs in WAL mode, with many readers beside one writer, and syncs every commit, so that
    acknowledged messages survive a power cut. Queries on PostgreSQL have a timeout.
    """
    engine = _sqlite(url) if url.startswith("sqlite") else _postgresql(url)
    event.listen(engine.sync_engine, "handle_error", _look_at_disk)
    return engine


def _sqlite(url: str) -> AsyncEngine:
    engine = create_async_engine(
        url,
        connect_args={"timeout": _LOCK_WAIT_SECONDS},
        execution_options={DIRECT_DRIVER: KeptConnections()},
        pool_reset_on_return=None,
        **_OPTIONS,
    )
    _roll_back_at_return(engine)
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _postgresql(url: str) -> AsyncEngine:
    given = session_options(url)
    patience = {"timeout": _CONNECT_SECONDS, "command_timeout": _COMMAND_SECONDS}
    options = {**patience, **given}
    kept = KeptConnections()
    execution_options: dict[str, Any] = {DIRECT_DRIVER: kept}
    if (settings := options.pop("server_settings")) is not None:
        options["server_settings"] = {**_POSTGRESQL, **settings}
    else:
        execution_options[BEHIND_POOLER] = True
    engine = create_async_engine(
        options.pop("url"),
        connect_args=options,
        execution_options=execution_options,
        pool_size=MOST_CONNECTIONS,
        max_overflow=0,  # opening a connection costs more than what is asked over it
        pool_use_lifo=True,  # what was used a moment ago needs no test
        **_OPTIONS,
    )
    event.listen(engine.sync_engine, "handle_error", _drop_if_read_only)
    event.listen(engine.sync_engine, "engine_disposed", lambda _engine: kept.drop())
    _check_at_checkout(engine)
    return engine


def _look_at_disk(context: ExceptionContext) -> None:
    DISK.record(context.original_exception)


def _drop_if_read_only(context: ExceptionContext) -> None:
    """Drop a connection that became read-only: after a failover a new one may be writable."""
    if getattr(context.original_exception, "sqlstate", None) == _READ_ONLY:
        context.is_disconnect = True


def _check_at_checkout(engine: AsyncEngine) -> None:
    """Replace closed connections, and test those that were idle.

    SQLAlchemy's own `pool_pre_ping` tests at every use: three round trips for each message.
    """
    pool, dialect = engine.sync_engine.pool, engine.dialect

    def note(_connection: Any, record: ConnectionPoolEntry) -> None:
        record.info[IDLE_SINCE] = monotonic()

    def check(connection: Any, record: ConnectionPoolEntry, _fairy: Any) -> None:
        if _is_closed(connection):
            raise DisconnectionError  # the pool goes on with a new one
        if monotonic() - record.info.get(IDLE_SINCE, inf) > kept_connection.IDLE_SECONDS:
            try:
                dialect.do_ping(connection)
            except dialect.loaded_dbapi.Error as error:
                raise DisconnectionError from error

    event.listen(pool, "checkin", note)
    event.listen(pool, "checkout", check)


def _is_closed(connection: Any) -> bool:
    closed: bool = connection.driver_connection.is_closed()
    return closed


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions begin where we say, below
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at the start: a read that later writes may find its snapshot stale."""
    write = connection.get_execution_options().get(WRITE)
    driver.execute_at_once(connection, "BEGIN IMMEDIATE" if write else "BEGIN")


def _roll_back_at_return(engine: AsyncEngine) -> None:
    """Let a returned connection undo what has begun: the pool's rollback costs a turn each time."""
    undo = engine.dialect.do_rollback

    def reset(connection: Any, _record: ConnectionPoolEntry, state: PoolResetState) -> None:
        if state.asyncio_safe and connection.driver_connection.in_transaction:
            undo(connection)

    event.listen(engine.sync_engine.pool, "reset", reset)


@lru_cache
def get_engine() -> AsyncEngine:
    """Return this process's engine, created at first use."""
    return create_engine(get_settings().database_url)


class PoolUse(NamedTuple):
    """How many connections are in use and idle, and how many there may be."""

    in_use: int
    idle: int
    most: int


def pool_use() -> PoolUse | None:
    """Return the use of this process's pool; None before the first, or if it has no pool."""
    pool = get_engine().pool if get_engine.cache_info().currsize else None
    if not isinstance(pool, QueuePool):  # databases in memory have another
        return None
    options = get_engine().sync_engine.get_execution_options()
    kept = options[DIRECT_DRIVER].idle  # which the pool takes for used
    most = pool.size() + pool._max_overflow
    return PoolUse(pool.checkedout() - kept, pool.checkedin() + kept, most)


def open_db() -> AsyncSession:
    """Open one database session, for `async with`."""
    return LazySession(get_engine())


def is_duplicate(error: IntegrityError) -> bool:
    """Return whether the error is a violated unique constraint, not a foreign key."""
    return "unique" in str(error.orig).lower()


async def get_db() -> AsyncIterator[AsyncSession]:
    """FastAPI dependency: one database session per request."""
    async with open_db() as db:
        yield db
