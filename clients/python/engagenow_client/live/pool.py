"""Taking part in a live session over several connections at once."""

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any

from engagenow_client.errors import ClientError, DecodeError, NotConnectedError
from engagenow_client.keeping import StateHolder
from engagenow_client.latency import Latency
from engagenow_client.live.base import BaseLiveClient, Handler
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.connection import LiveConnection
from engagenow_client.live.event import IN_THE_LOG, Form, seq_of
from engagenow_client.live.members import LiveMembers
from engagenow_client.live.pool_config import LivePoolConfig
from engagenow_client.live.stats import LiveStats
from engagenow_client.rotation import fastest, rotate
from engagenow_client.state import State
from engagenow_client.stopping import stopped


class LiveClientPool(BaseLiveClient):
    """Is one participant over `pool.size` connections, and works while one of them is open.

    Events of the log are delivered from whichever connection brings them first. What has no place
    in the log is taken from the oldest open connection alone. Commands go out by the fastest.
    """

    def __init__(
        self, config: LiveConfig, pool: LivePoolConfig | None = None, handler: Handler | None = None
    ) -> None:
        super().__init__(config, handler)
        self._pool = pool or LivePoolConfig()
        self._members = LiveMembers(config, self, self._pool.names)
        self._states = StateHolder()
        self._wins: Counter[str] = Counter()
        self._over = asyncio.Event()
        self._failure: ClientError | None = None
        self._filling: asyncio.Task[None] | None = None

    @property
    def state(self) -> State:
        return self._states.state

    @property
    def token(self) -> str | None:
        return self._members.token

    def start(self) -> None:
        if self._filling is None:
            self._states.become(State.CONNECTING)
            self._members.add()
            self._filling = asyncio.create_task(self._fill())

    async def _fill(self) -> None:
        """Open the others once the first one has joined, and replace the slowest on a clock."""
        await self._states.connected()
        while len(self._members) < self._pool.size:
            self._members.add()
        await rotate(self._members, self._pool.rotate_every, self._config.connect_within)

    def stats(self) -> LiveStats:
        stats = super().stats()
        stats.wins = self._wins.copy()
        stats.reconnects = sum(max(0, one.joins - 1) for one in self._members)
        quickest = fastest(self._members)
        stats.latency = quickest.latency.figures() if quickest else None
        return stats

    def latencies(self) -> dict[str, Latency | None]:
        """Return the round trips of each connection, by its name."""
        return {name: one.latency.figures() for one, name in self._members.names.items()}

    async def _close(self, within: float) -> None:
        try:
            await stopped(self._filling, within)
            await asyncio.gather(*(self._members.remove(one, within) for one in self._members))
        finally:
            self._states.become(State.DISCONNECTED)
            self._over.set()

    async def _joined(self) -> None:
        waits = [asyncio.create_task(one()) for one in (self._states.connected, self._over.wait)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in waits:
                one.cancel()
        if self._over.is_set():  # if not, it may be lost again already
            raise NotConnectedError("the client is stopped") from self._failure

    async def _send(self, name: str, payload: dict[str, Any], form: Any = None) -> Any:
        quickest = fastest(self._members)
        if quickest is None:
            raise NotConnectedError("not connected")
        return await quickest.command(name, payload, form)

    def _each(self, change: Callable[[LiveConnection], None]) -> None:
        for one in self._members:
            one.apply(change)

    def logged(self, connection: str, form: Form, payload: bytes) -> None:
        """Deliver an event of the log, unless another connection brought it before."""
        if self._is_new(connection, form.name, payload):
            self._inbox.logged(form, payload, connection)
        else:
            self._inbox.duplicate()

    def unlogged(self, connection: str, name: str, payload: bytes) -> None:
        """Deliver any other event, or one that is not written as the server does, once."""
        if name in IN_THE_LOG:
            is_new = self._is_new(connection, name, payload)
        else:
            is_new = self.seq is None or self._members.leading in (connection, None)
        if is_new:
            self._inbox.unlogged(name, payload, connection)
        else:
            self._inbox.duplicate()

    def _is_new(self, connection: str, name: str, payload: bytes) -> bool:
        """Whether no connection brought this event of the log before; counts who is the first."""
        try:
            is_known = self._inbox.position.knows(seq_of(name, payload))
        except DecodeError:
            return True  # which the inbox counts as what it is
        if not is_known:
            self._wins[connection] += 1
        return not is_known

    def failed(self, error: DecodeError) -> None:
        """Count an error of decoding."""
        self._inbox.failed(error)

    def flush(self) -> None:
        """Wake the tasks that wait for the next item."""
        self._inbox.flush()

    def since(self) -> int | None:
        """Return the place in the log behind which to go on."""
        return self.seq

    def over(self, error: ClientError) -> None:
        """Give up: the last connection may not try again."""
        self._failure = error
        self._states.become(State.DISCONNECTED)
        self._over.set()
        self._inbox.over(error)

    def update_state(self, _state: State) -> None:
        """Look at the states of the connections."""
        if self._members.connected:
            self._states.become(State.CONNECTED)
        elif self._states.state is State.CONNECTED:
            self._states.become(State.RECONNECTING)
