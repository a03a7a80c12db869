"""How long a transport may be connected without joining a session."""

import asyncio
from collections.abc import Callable


class JoinDeadlines:
    """Calls `expired` for each transport that has joined nothing for too long."""

    def __init__(self, seconds: float, expired: Callable[[str], None]) -> None:
        self._seconds = seconds
        self._expired = expired
        self._timers: dict[str, asyncio.TimerHandle] = {}

    def arm(self, eio_sid: str) -> None:
        """Start, or start again, the time of a transport."""
        self.disarm(eio_sid)
        loop = asyncio.get_running_loop()
        self._timers[eio_sid] = loop.call_later(self._seconds, self._expire, eio_sid)

    def disarm(self, eio_sid: str) -> None:
        """It joined, or it is gone."""
        if timer := self._timers.pop(eio_sid, None):
            timer.cancel()

    def is_armed(self, eio_sid: str) -> bool:
        """Whether its time is running."""
        return eio_sid in self._timers

    def _expire(self, eio_sid: str) -> None:
        self._timers.pop(eio_sid, None)
        self._expired(eio_sid)
