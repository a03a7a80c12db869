"""Does this worker hear what it says? A bus that lost its hearing tells nobody by itself."""

import asyncio
from collections.abc import Callable

BEAT_SECONDS = 1.0
_MISSED = 3


class Heartbeat:
    """Sends a beat to itself every second, the way that facts go.

    Beats are counted, not timed: a worker that stood still is not deaf.
    """

    def __init__(self, send: Callable[[], None], deaf: Callable[[], None]) -> None:
        self._send = send
        self._deaf = deaf
        self._missed = 0
        self.is_heard = False

    def beat(self) -> None:
        """Send one."""
        self._missed += 1
        self._send()

    def heard(self) -> None:
        """One came back."""
        self._missed = 0
        self.is_heard = True

    def reset(self) -> None:
        """No beat that was sent can come back any more."""
        self._missed = 0
        self.is_heard = False

    async def run(self) -> None:
        """Beat for as long as the worker lives."""
        while True:
            if self._missed >= _MISSED:
                self.reset()
                self._deaf()
            self.beat()
            await asyncio.sleep(BEAT_SECONDS)
