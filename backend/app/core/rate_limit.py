"""Limits that are counted over time: how often something was done under a key.

Each rate counts in a window that begins with the first event and ends so many seconds later, so
what is allowed `10/minute, 100/hour` is never more than that from the first on.
"""

from collections.abc import Callable
from time import monotonic
from typing import Protocol

from app.core.rates import Rates

MOST_WINDOWS = 100_000  # some 20 MB; beyond, all newcomers are counted as one
_OTHERS = "others"
_CLEAN_SECONDS = 10.0


class Limiter(Protocol):
    """Counts events and says when they are too many; never raises, never lets all pass."""

    async def take(self, key: str, rates: Rates) -> float:
        """Count one event and give 0.0; or count nothing and give the seconds until it may be."""

    async def wait(self, key: str, rates: Rates) -> float:
        """What `take` would give, counting nothing."""

    def wait_here(self, key: str, rates: Rates) -> float:
        """The same as far as this process knows, at once."""

    async def count(self, key: str, seconds: int) -> int:
        """Count one event, however many there were; how many there are in its window now."""

    async def counted(self, key: str, seconds: int) -> int:
        """How many there are, counting nothing."""

    def counted_here(self, key: str, seconds: int) -> int:
        """The same as far as this process knows, at once."""

    async def close(self) -> None:
        """Let connections go."""


class LocalLimiter:
    """Counts in this process, in bounded memory."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._windows: dict[tuple[str, int], tuple[float, int]] = {}  # end, count
        self._cleaned = 0.0

    async def take(self, key: str, rates: Rates) -> float:
        """Count one event, if every rate allows it."""
        return self.take_here(key, rates)

    async def wait(self, key: str, rates: Rates) -> float:
        """Seconds until one more is allowed."""
        return self.wait_here(key, rates)

    def take_here(self, key: str, rates: Rates) -> float:
        """`take`, at once."""
        wait = self.wait_here(key, rates)
        if not wait:
            self._clean()
            for rate in rates:
                self._add(self._name(key, rate.seconds))
        return wait

    def wait_here(self, key: str, rates: Rates) -> float:
        """`wait`, at once."""
        wait = 0.0
        for rate in rates:
            end, count = self._window(self._name(key, rate.seconds))
            if count >= rate.count:
                wait = max(wait, end - self._now())
        return wait

    async def count(self, key: str, seconds: int) -> int:
        """Count one event."""
        return self.count_here(key, seconds)

    async def counted(self, key: str, seconds: int) -> int:
        """How many there are."""
        return self.counted_here(key, seconds)

    def count_here(self, key: str, seconds: int) -> int:
        """`count`, at once."""
        self._clean()
        return self._add(self._name(key, seconds))

    def counted_here(self, key: str, seconds: int) -> int:
        """`counted`, at once."""
        return self._window(self._name(key, seconds))[1]

    async def close(self) -> None:
        """There is nothing to let go."""

    def _add(self, name: tuple[str, int]) -> int:
        end, count = self._window(name)
        self._windows[name] = end, count + 1
        return count + 1

    def _clean(self) -> None:
        """Forget windows that have ended."""
        now = self._now()
        if now - self._cleaned > _CLEAN_SECONDS:
            self._cleaned = now
            self._windows = {name: one for name, one in self._windows.items() if one[0] > now}

    def _name(self, key: str, seconds: int) -> tuple[str, int]:
        is_known = (key, seconds) in self._windows or len(self._windows) < MOST_WINDOWS
        return (key if is_known else _OTHERS, seconds)

    def _window(self, name: tuple[str, int]) -> tuple[float, int]:
        now = self._now()
        end, count = self._windows.get(name, (0.0, 0))
        return (end, count) if end > now else (now + name[1], 0)
