"""What a worker lends to commands and jobs."""

from collections.abc import Awaitable, Callable, Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.rate_limit import Limiter
from app.realtime.publisher import Publisher
from app.realtime.rooms import Rooms
from app.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Tools:
    """The rooms, the publisher, database sessions, limits, a way to end a socket, and round trips.

    `round_trips` takes an audience and the sids to leave out.
    """

    rooms: Rooms
    publisher: Publisher
    open_db: Callable[[], AbstractAsyncContextManager[AsyncSession]]
    limiter: Limiter
    hang_up: Callable[[str], None]
    round_trips: Callable[[str, Collection[str]], list[float]]

    async def run(
        self,
        service: Callable[Concatenate[UnitOfWork, P], Awaitable[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a service in a unit of work of its own."""
        async with self.open_db() as db:
            return await UnitOfWork(db, self.publisher).run(service, *args, **kwargs)
