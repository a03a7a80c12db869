"""What commands and jobs may use of a worker."""

from collections.abc import Awaitable, Callable, Collection, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.bus import Bus
from app.core.rate_limit import Limiter
from app.core.refusal import Refusal
from app.core.security import Claims
from app.realtime.rooms.connection import Connection
from app.realtime.rooms.delivery import Delivery
from app.realtime.rooms.rooms import Rooms
from app.storage.bearers import Bearers
from app.storage.unit_of_work import UnitOfWork

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WorkerContext:
    """Rooms, bus, delivery, database sessions, limits, and closing sockets.

    `round_trips` takes a channel and the sids to leave out; `least_round_trip` takes a sid, and is
    None if nothing was measured, as of a socket that polls. `connections` are by sid. `disconnect`
    sends a reason and then closes the socket. `bearers` find the actor of a token.
    """

    rooms: Rooms
    bus: Bus
    delivery: Delivery
    open_db: Callable[[], AbstractAsyncContextManager[AsyncSession]]
    limiter: Limiter
    hang_up: Callable[[str], None]
    round_trips: Callable[[str, Collection[str]], Awaitable[list[float]]]
    least_round_trip: Callable[[str], float | None]
    connections: Mapping[str, Connection]
    disconnect: Callable[[str, Refusal], None]
    bearers: Bearers = field(default_factory=dict)
    _kept: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def own(self, make: Callable[[], T]) -> T:
        """Return this worker's instance of `make`, created at first use.

        State in a module would be shared by all workers of the process.
        """
        try:
            kept: T = self._kept[make]
        except KeyError:
            kept = self._kept[make] = make()
        return kept

    def hosting(self, audience: str) -> list[tuple[Connection, Claims]]:
        """Return the connections of hosts in rooms whose tokens have this `aud`, with their claims.

        Claims are replaced when a token is renewed: compare them after having waited.
        """
        sids = (sid for room in self.rooms for sid in room.hosts)
        connections = (self.connections.get(sid) for sid in sids)
        held = ((one, one.claims) for one in connections if one is not None)
        return [(one, claims) for one, claims in held if claims and claims.aud == audience]

    async def run(
        self,
        service: Callable[Concatenate[UnitOfWork, P], Awaitable[T]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> T:
        """Run a service in its own unit of work."""
        async with self.open_db() as db:
            return await UnitOfWork(db, self.bus).run(service, *args, **kwargs)
