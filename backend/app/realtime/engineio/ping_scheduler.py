"""One ping scheduler for all connections of a worker, without a task or timer for each."""

import asyncio
import time
from math import ceil
from typing import Protocol

from app.core.slices import Slice
from app.realtime.engineio import frames
from app.realtime.engineio.round_trips import OF_A_CONNECTION, OF_A_WORKER, RoundTrips

_PING = frames.text("2")
_SLOTS = 500
_STEP = 309  # slots from one newcomer's to the next one's: far, and shared with few
_MARGINS = 40  # of an interval
_MOST_SKIPPED = 25  # turns in which there is nothing to do: newcomers have theirs later than that
_TICK = 0.001  # uvloop's timers count in these, and come early: it would run until the turn is due


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
    timing wheel), so that ten thousand pings are a few at any time. A connection that has not
    answered a ping after `timeout` seconds, and a fortieth of the interval more, is closed.

    Turns are due by the clock, not by when the last one was: who is late catches up, in slices.
    Only after the loop itself has stood still for longer than that fortieth are all turns put off:
    nobody is closed whose answer is not read yet. Turns in which nobody is pinged wake nobody.
    """

    def __init__(self, interval: float, timeout: float) -> None:
        self._timeout = timeout
        self._turn_seconds = interval / _SLOTS
        self._most_lag = interval / _MARGINS
        self._late = (
            ceil(_SLOTS * timeout / interval) + _SLOTS // _MARGINS + 1
        )  # turns after a ping
        self._slots: list[set[Pinged]] = [set() for _ in range(_SLOTS)]
        self._next = 0  # the slot whose turn is next
        self._due = 0.0  # when that is
        self._added = 0
        self._timer: asyncio.TimerHandle | None = None
        self.round_trips = RoundTrips(OF_A_WORKER)

    def add(self, connection: Pinged) -> None:
        """Add a connection: its first ping is between half an interval and a whole one away.

        Those who come together are spread over that time.
        """
        self._added += 1
        self._skip(time.monotonic())
        connection.slot = (self._next - 1 - self._added * _STEP % (_SLOTS // 2)) % _SLOTS
        self._slots[connection.slot].add(connection)
        if self._timer is None:
            self._due = time.monotonic() + self._turn_seconds
            self._schedule()

    def discard(self, connection: Pinged) -> None:
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
        skipped = 0
        while skipped < _MOST_SKIPPED and self._is_empty(self._next + skipped):
            skipped += 1
        due = self._due + skipped * self._turn_seconds
        wait = max(0.0, due - time.monotonic()) + _TICK
        self._timer = asyncio.get_running_loop().call_later(wait, self._go_on)

    def _is_empty(self, turn: int) -> bool:
        """Return whether nobody is pinged, or looked at, in a turn."""
        return not (self._slots[turn % _SLOTS] or self._slots[(turn - self._late) % _SLOTS])

    def _skip(self, now: float) -> None:
        """Pass over the turns that are due and in which there is nothing to do."""
        while self._timer is not None and self._due <= now and self._is_empty(self._next):
            self._next = (self._next + 1) % _SLOTS
            self._due += self._turn_seconds

    def _go_on(self) -> None:
        """Let all slots have their turn that are due, for one slice."""
        now = time.monotonic()  # uvloop's own clock stands still while a turn of the loop lasts
        self._skip(now)
        if now - self._due > self._most_lag:
            self._due = now + self._turn_seconds
        current = Slice()
        while self._due <= now and not current.is_over:
            self._turn(now)
        self._timer = None
        if any(self._slots):
            self._schedule()

    def _turn(self, now: float) -> None:
        for connection in [*self._slots[self._next]]:
            connection.ping(now, _PING)
        for connection in [*self._slots[(self._next - self._late) % _SLOTS]]:
            connection.cut_if_silent(now - self._timeout)
        self._next = (self._next + 1) % _SLOTS
        self._due += self._turn_seconds
