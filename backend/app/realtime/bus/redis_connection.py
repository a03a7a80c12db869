"""Connections to Redis that are discarded at the first error and replaced."""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from redis.asyncio.connection import AbstractConnection, ConnectionPool
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

_CONNECT_SECONDS = 1.0
_LEAST_PAUSE_SECONDS, _MOST_PAUSE_SECONDS = 0.1, 1.0


class RedisConnection:
    """One connection to Redis, for one sender and one reader.

    An answer that nobody reads would be taken for the next command's. So a caller that stops
    waiting leaves the context, which closes the connection.
    """

    def __init__(self, connection: AbstractConnection) -> None:
        self._connection = connection
        self._writer: Any = connection._writer  # its own, that it forgets when it ends

    def send(self, *commands: tuple[str | bytes, ...]) -> None:
        """Send commands without waiting; on a closed connection they are lost."""
        if not self._writer.is_closing():
            self._writer.writelines(self._connection.pack_commands(commands))

    async def answer(self) -> Any:
        """Return Redis's next reply.

        Raises:
            RedisError: it refuses the command, or the connection has closed.
        """
        return await self._connection.read_response()

    def hang_up(self) -> None:
        """Close now, without flushing; the reader sees the end."""
        self._writer.transport.abort()


class RedisConnections:
    """Opens connections to one Redis."""

    def __init__(self, url: str) -> None:
        # The client's own timeouts and retries would wait behind our backs, for many seconds.
        self._pool = ConnectionPool.from_url(
            url,
            protocol=2,
            driver_info=None,
            socket_timeout=None,
            socket_connect_timeout=None,
            retry=Retry(NoBackoff(), 0),
        )

    async def keep(
        self, work: Callable[[RedisConnection], Awaitable[None]], lost: Callable[[str], None]
    ) -> None:
        """Call `work` with a connection, forever; after a failure call `lost` and reconnect."""
        loop, pause = asyncio.get_running_loop(), 0.0
        while True:
            started = loop.time()
            try:
                async with self._opened() as connection:
                    await work(connection)
            except Exception as error:  # whatever it is, the next one may be better
                lost(f"{type(error).__name__} {error}".strip())
            if loop.time() - started > _MOST_PAUSE_SECONDS:  # it was a good one
                pause = 0.0
            pause = min(max(2 * pause, _LEAST_PAUSE_SECONDS), _MOST_PAUSE_SECONDS)
            await asyncio.sleep(pause * random.uniform(0.5, 1))  # noqa: S311 - not a secret

    @asynccontextmanager
    async def _opened(self) -> AsyncIterator[RedisConnection]:
        raw: Any = self._pool.make_connection()  # type: ignore[no-untyped-call]
        async with AsyncExitStack() as stack:
            stack.push_async_callback(raw.disconnect, nowait=True)
            async with asyncio.timeout(_CONNECT_SECONDS):
                await raw.connect()
            connection = RedisConnection(raw)
            stack.callback(connection.hang_up)
            yield connection
