"""How often a room is sent its count of participants: the more there are, the less."""

import asyncio
import math
from collections.abc import Callable

# A count costs a write for each member. While thousands arrive, one a second costs more than they.
_WRITES_A_SECOND = 250
_MOST_SECONDS = 10.0


class CountPace:
    """Hosts are sent it at every tick of a room's clock, everybody when this says so."""

    def __init__(self) -> None:
        self._next = -math.inf
        self._timer: asyncio.TimerHandle | None = None

    def wait(self, now: float) -> float:
        """Return for how many seconds everybody need not be sent it; 0 if it is due."""
        return max(0.0, self._next - now)

    def sent(self, now: float, members: int) -> None:
        """Note that everybody was sent it, and how many they were."""
        seconds = members / _WRITES_A_SECOND
        self._next = now + min(seconds, _MOST_SECONDS) if seconds > 1 else now

    def after(self, seconds: float, action: Callable[[], None]) -> None:
        """Call `action` once when everybody is to be sent it, however often this is asked."""
        if self._timer is None:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(seconds, self._fire, action)

    def cancel(self) -> None:
        """Call nothing any more."""
        if self._timer is not None:
            self._timer.cancel()

    def _fire(self, action: Callable[[], None]) -> None:
        self._timer = None
        action()
