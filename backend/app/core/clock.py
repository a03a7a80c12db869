"""Time: wall-clock in UTC for people, and throttles on the loop's monotonic clock."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
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
