"""Time: wall-clock in UTC, and throttles on the event loop's monotonic clock."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import PlainSerializer


def utc_now() -> datetime:
    """Return the current time, timezone-aware, rounded to milliseconds like on the wire."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def wire_time(moment: datetime) -> str:
    """Format as ISO 8601 in UTC with milliseconds and `Z`."""
    own = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return own.isoformat("T", "milliseconds")[: -len("+00:00")] + "Z"


UtcTime = Annotated[datetime, PlainSerializer(wire_time, return_type=str, when_used="json")]


class LookBack:
    """The start of the period that a periodic job must examine, so that it misses nothing.

    The period begins `more` before the last completed run: clocks of workers differ, and a record
    may have been in progress. Records may be seen twice.
    """

    def __init__(self, more: timedelta) -> None:
        self._more = more
        self._looked: datetime | None = None

    def since(self, now: datetime) -> datetime:
        """Return the start of the period."""
        return min(now, self._looked or now) - self._more

    def done(self, now: datetime) -> None:
        """Record that the run which began at `now` completed."""
        self._looked = now


class Throttle:
    """Calls `action` at most once per `interval` seconds: at once if idle, else when due."""

    def __init__(self, interval: float, action: Callable[[], None]) -> None:
        self._interval = interval
        self._action = action
        self._next = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def request(self) -> None:
        """Ask for a call; all requests until then share it."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(self._next, loop.time()), self._fire)

    def cancel(self) -> None:
        """Cancel a pending call."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _fire(self) -> None:
        self._timer = None
        self._next = asyncio.get_running_loop().time() + self._interval
        self._action()
