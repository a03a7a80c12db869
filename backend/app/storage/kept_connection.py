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


class _Kept:
    """A connection of the pool, the driver's own, and when it was last used."""

    __slots__ = ("driver", "pooled", "used_at")

    def __init__(self, pooled: PoolProxiedConnection) -> None:
        self.pooled = pooled
        self.driver: Any = pooled.driver_connection
        self.used_at = 0.0


class KeptConnections:
    """The connections of one engine; whoever finds them in use takes another one of the pool."""

    def __init__(self) -> None:
        self._kept: list[_Kept] = []  # the last one was used last

    async def fetch(self, engine: Engine, text: str, values: Sequence[Any], fail: Raise) -> Rows:
        """Run a statement and return all rows.

        Args:
            engine: the engine whose connections they are.
            text: the statement.
            values: its parameters in order.
            fail: raises what SQLAlchemy would raise in place of the driver's error.
        """
        kept = self._take()
        if kept is None:
            kept = _Kept(await greenlet_spawn(self._connect, engine))
        try:
            rows: Rows = await kept.driver.fetch(text, *values)
        except BaseException as error:
            await greenlet_spawn(_give_up, engine, kept.pooled, error, text, fail)
            raise
        if len(self._kept) < MOST_KEPT:
            kept.used_at = monotonic()
            self._kept.append(kept)
        else:  # other statements, which ran at the same time, were faster
            await greenlet_spawn(kept.pooled.close)
        return rows

    def drop(self) -> None:
        """Close the connections, as the engine ends. For a greenlet of SQLAlchemy."""
        while self._kept:
            self._kept.pop().pooled.invalidate()

    @property
    def idle(self) -> int:
        """How many connections there are that nobody uses."""
        return len(self._kept)

    def _take(self) -> _Kept | None:
        """Return a connection if it was used a moment ago; nobody else gets it then."""
        return self._kept.pop() if self._is_ready() else None

    def _is_ready(self) -> bool:
        if not self._kept or monotonic() - self._kept[-1].used_at > IDLE_SECONDS:
            return False
        return not self._kept[-1].driver.is_closed()

    def _connect(self, engine: Engine) -> PoolProxiedConnection:
        """Take a connection of the pool, which tests it; those that were kept too long go first."""
        while self._kept and not self._is_ready():  # what another one gives back meanwhile stays
            kept = self._kept.pop()
            info = kept.pooled.info
            kept.pooled.close()
            info[IDLE_SINCE] = kept.used_at
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
