"""Connections of an engine's pool, kept for statements that are transactions by themselves.

To take a connection from the pool and to give it back costs more than what the driver needs for
the statement.
"""

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Any, NoReturn

from sqlalchemy import Connection, Engine, PoolProxiedConnection
from sqlalchemy.util import greenlet_spawn

MOST_KEPT = 2  # what one waits for, such as a commit, and what others ask meanwhile
IDLE_SECONDS = 1.0  # after which a connection is tested before it is used
IDLE_SINCE = "idle_since"  # among what a pooled connection's `info` tells

Raise = Callable[[Connection, BaseException, str], NoReturn]
Rows = Sequence[Sequence[Any]]


class KeptConnections:
    """The connections of one engine; whoever finds them in use takes another one of the pool."""

    def __init__(self) -> None:
        # With the time at which each was last used: the last one was used last.
        self._kept: list[tuple[PoolProxiedConnection, float]] = []

    async def fetch(self, engine: Engine, text: str, values: Sequence[Any], fail: Raise) -> Rows:
        """Run a statement and return all rows.

        Args:
            engine: the engine whose connections they are.
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
        if len(self._kept) < MOST_KEPT:
            self._kept.append((pooled, monotonic()))
        else:  # other statements, which ran at the same time, were faster
            await greenlet_spawn(pooled.close)
        return rows

    def drop(self) -> None:
        """Close the connections, as the engine ends. For a greenlet of SQLAlchemy."""
        while self._kept:
            self._kept.pop()[0].invalidate()

    @property
    def idle(self) -> int:
        """How many connections there are that nobody uses."""
        return len(self._kept)

    def _take(self) -> PoolProxiedConnection | None:
        """Return a connection if it was used a moment ago; nobody else gets it then."""
        return self._kept.pop()[0] if self._is_ready() else None

    def _is_ready(self) -> bool:
        if not self._kept or monotonic() - self._kept[-1][1] > IDLE_SECONDS:
            return False
        driver: Any = self._kept[-1][0].driver_connection
        return not driver.is_closed()

    def _connect(self, engine: Engine) -> PoolProxiedConnection:
        """Take a connection of the pool, which tests it; those that were kept too long go first."""
        while self._kept and not self._is_ready():  # what another one gives back meanwhile stays
            pooled, used_at = self._kept.pop()
            info = pooled.info
            pooled.close()
            info[IDLE_SINCE] = used_at
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
