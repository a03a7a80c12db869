"""Detecting a bus that no longer receives: such a bus reports no error by itself."""

import asyncio
from collections.abc import Callable

BEAT_SECONDS = 1.0
_MISSED = 3


class Heartbeat:
    """Sends itself a beat every second over the same path as facts.

    It counts beats instead of measuring time: a worker that was suspended is not disconnected.
    """

    def __init__(self, send: Callable[[], None], silent: Callable[[], None]) -> None:
        self._send = send
        self._silent = silent
        self._missed = 0
        self.is_alive = False

    def beat(self) -> None:
        """Send a beat."""
        self._missed += 1
        self._send()

    def received(self) -> None:
        """Record a received beat."""
        self._missed = 0
        self.is_alive = True

    def reset(self) -> None:
        """Forget sent beats: they can no longer arrive."""
        self._missed = 0
        self.is_alive = False

    async def run(self) -> None:
        """Send beats for as long as the worker lives."""
        while True:
            if self._missed >= _MISSED:
                self.reset()
                self._silent()
            self.beat()
            await asyncio.sleep(BEAT_SECONDS)
