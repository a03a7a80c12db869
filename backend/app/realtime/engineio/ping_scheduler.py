"""One ping scheduler for all connections of a worker, without a task or timer for each."""

import asyncio
import time
from typing import Protocol

from app.realtime.engineio import frames
from app.realtime.engineio.round_trips import OF_A_CONNECTION, OF_A_WORKER, RoundTrips

_PING = frames.text("2")
_SLOTS = 20


class Pinged(Protocol):
    """A connection as the scheduler sees it; it also stores the scheduler's notes."""

    sid: str
    slot: int
    last_ping: float | None
    round_trips: RoundTrips | None

    def ping(self, now: float, frame: bytes) -> None:
        """Send a ping."""

    def cut_if_silent(self, since: float) -> None:
        """Disconnect if a ping sent before `since` has no answer."""


class PingScheduler:
    """Pings every connection once in `interval` seconds, and disconnects silent ones.

    Connections are spread over slots that take turns, all of them once per `interval` (a hashed
    timing wheel), so that ten thousand pings are spread over the interval. A connection that has
    not answered a ping after `timeout` seconds is closed.
    """

    def __init__(self, interval: float, timeout: float) -> None:
        self._interval = interval
        self._timeout = timeout
        self._slots: list[set[Pinged]] = [set() for _ in range(_SLOTS)]
        self._next = 0
        self._timer: asyncio.TimerHandle | None = None
        self.round_trips = RoundTrips(OF_A_WORKER)

    def add(self, connection: Pinged) -> None:
        """Add a connection to the slot that was just served: its first ping is one turn away."""
        connection.slot = self._next - 1
        self._slots[connection.slot].add(connection)
        if self._timer is None:
            self._schedule()

    def discard(self, connection: Pinged) -> None:
        """Remove a connection."""
        self._slots[connection.slot].discard(connection)

    def answered(self, connection: Pinged) -> None:
        """Record the round trip of a ping; ignore a pong without one."""
        if connection.last_ping is not None:
            took = time.monotonic() - connection.last_ping
            connection.last_ping = None
            connection.round_trips = connection.round_trips or RoundTrips(OF_A_CONNECTION)
            connection.round_trips.add(took)
            self.round_trips.add(took)

    def _schedule(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(self._interval / _SLOTS, self._turn)

    def _turn(self) -> None:
        now = time.monotonic()  # uvloop's own clock stands still while a turn of the loop lasts
        for connection in list(self._slots[self._next]):
            connection.ping(now, _PING)
        late = self._next - int(_SLOTS * self._timeout / self._interval) - 1
        for connection in list(self._slots[late % _SLOTS]):
            connection.cut_if_silent(now - self._timeout)
        self._next = (self._next + 1) % _SLOTS
        self._timer = None
        if any(self._slots):
            self._schedule()
