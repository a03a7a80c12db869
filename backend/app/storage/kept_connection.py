"""One connection of an engine's pool, kept for statements that are transactions by themselves.

To take a connection from the pool and to give it back costs more than what the driver needs for
the statement.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, PoolProxiedConnection
from sqlalchemy.util import greenlet_spawn

IDLE_SECONDS = 1.0  # after which a connection is tested before it is used
IDLE_SINCE = "idle_since"  # among what a pooled connection's `info` tells

Raise = Callable[[Connection, BaseException, str], NoReturn]
Rows = Sequence[Sequence[Any]]


class KeptConnection:
    """The connection of one engine; whoever finds it in use takes another one of the pool."""

    def __init__(self) -> None:
        self._kept: PoolProxiedConnection | None = None
        self._used_at = 0.0

    async def fetch(self, engine: Engine, text: str, values: Sequence[Any], fail: Raise) -> Rows:
        """Run a statement and return all rows.

        Args:
            engine: the engine whose connection it is.
            text: the statement.
            values: its parameters in order.
            fail: raises what SQLAlchemy would raise in place of the driver's error.
        """
        pooled = self._take()
        if pooled is None:
            pooled = await greenlet_spawn(self._connect, engine)
        driver: Any = pooled.driver_connection
        try:
            rows: Rows = await driver.fetch(text, *values)
        except BaseException as error:
            await greenlet_spawn(_give_up, engine, pooled, error, text, fail)
            raise
        if self._kept is None:
            self._kept, self._used_at = pooled, monotonic()
        else:  # another statement, which ran at the same time, was faster
            await greenlet_spawn(pooled.close)
        return rows

    def drop(self) -> None:
        """Close the connection, as the engine ends. For a greenlet of SQLAlchemy."""
        pooled, self._kept = self._kept, None
        if pooled is not None:
            pooled.invalidate()

    @property
    def is_idle(self) -> bool:
        """Whether there is a connection that nobody uses."""
        return self._kept is not None

    def _take(self) -> PoolProxiedConnection | None:
        """Return the connection if it was used a moment ago; nobody else gets it then."""
        pooled = self._kept
        if pooled is None or monotonic() - self._used_at > IDLE_SECONDS:
            return None
        driver: Any = pooled.driver_connection
        if driver.is_closed():
            return None
        self._kept = None
        return pooled

    def _connect(self, engine: Engine) -> PoolProxiedConnection:
        """Take a connection of the pool, which tests it; one that was kept too long goes first."""
        pooled, self._kept = self._kept, None
        if pooled is not None:
            info = pooled.info
            pooled.close()
            info[IDLE_SINCE] = self._used_at
        try:
            return engine.raw_connection()
        except engine.dialect.loaded_dbapi.Error as error:
            Connection._handle_dbapi_exception_noconnection(error, engine.dialect, engine)
            raise


def _give_up(
    engine: Engine, pooled: PoolProxiedConnection, error: BaseException, text: str, fail: Raise
) -> None:
    with Connection(engine, pooled) as connection:  # which only errors need
        fail(connection, error, text)
