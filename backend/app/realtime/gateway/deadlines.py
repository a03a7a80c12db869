"""The time limit for joining a session after connecting."""

import asyncio
from collections.abc import Callable


class JoinDeadlines:
    """Calls `expired` for each transport that does not join in time."""

    def __init__(self, seconds: float, expired: Callable[[str], None]) -> None:
        self._seconds = seconds
        self._expired = expired
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def arm(self, eio_sid: str) -> None:
        """Start or restart a transport's time limit."""
        self.disarm(eio_sid)
        loop = asyncio.get_running_loop()
        self._timers[eio_sid] = loop.call_later(self._seconds, self._expire, eio_sid)

    def disarm(self, eio_sid: str) -> None:
        """Cancel the limit of a transport that has joined or left."""
        if timer := self._timers.pop(eio_sid, None):
            timer.cancel()

    def is_armed(self, eio_sid: str) -> bool:
        """Return whether a transport's limit is running."""
        return eio_sid in self._timers

    def _expire(self, eio_sid: str) -> None:
        self._timers.pop(eio_sid, None)
        self._expired(eio_sid)
