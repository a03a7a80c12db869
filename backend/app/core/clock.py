"""Time: wall-clock in UTC for people, and throttles on the loop's monotonic clock."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Annotated

from pydantic import PlainSerializer


def utc_now() -> datetime:
    """Now, aware, in UTC, to the millisecond that the wire carries."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def wire_time(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds and `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


UtcTime = Annotated[datetime, PlainSerializer(wire_time, return_type=str, when_used="json")]


class LookBack:
    """Since when to look for what a clock's looks are to find, all of it, once or more.

    Since the last look that came to its end, and `more` before it: for clocks that differ, and
    for whoever was just entering then.
    """

    def __init__(self, more: timedelta) -> None:
        self._more = more
        self._looked: datetime | None = None

    def since(self, now: datetime) -> datetime:
        """The moment from which on to look."""
        return min(now, self._looked or now) - self._more

    def done(self, now: datetime) -> None:
        """Note that a look which began `now` came to its end."""
        self._looked = now


class Throttle:
    """Calls `action` at most once in `interval` seconds: at once when idle, else when due."""

    def __init__(self, interval: float, action: Callable[[], None]) -> None:
        self._interval = interval
        self._action = action
        self._next = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def request(self) -> None:
        """Ask for one call; requests until then are served by the same call."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_at(max(self._next, loop.time()), self._fire)

    def cancel(self) -> None:
        """Forget a pending call."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _fire(self) -> None:
        self._timer = None
        self._next = asyncio.get_running_loop().time() + self._interval
        self._action()
