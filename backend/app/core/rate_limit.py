"""Limits over time, counted per key.

Each rate counts in a window that begins with the first event and lasts its number of seconds, so
`10/minute, 100/hour` is never exceeded from the first event on.
"""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import Protocol

from app.core.rates import Rates

MOST_WINDOWS = 100_000  # some 20 MB; beyond, all newcomers are counted as one
_OTHERS = "others"
_CLEAN_SECONDS = 10.0


class Limiter(Protocol):
    """Counts events and enforces limits; it never raises and never lets everything pass."""

    async def take(self, key: str, rates: Rates) -> float:
        """Count an event and return 0.0, or count nothing and return the seconds to wait."""

    async def wait(self, key: str, rates: Rates) -> float:
        """Return what `take` would return, without counting."""

    def wait_here(self, key: str, rates: Rates) -> float:
        """Return what `take` would return by this process's counts, at once."""

    async def count(self, key: str, seconds: int) -> int:
        """Count an event unconditionally; return the number in its window."""

    async def counted(self, key: str, seconds: int) -> int:
        """Return the number in the window, without counting."""

    async def counted_all(self, keys: Mapping[str, int]) -> list[int]:
        """Return what `counted` would return for each of these keys with their seconds."""

    def counted_here(self, key: str, seconds: int) -> int:
        """Return the number by this process's counts, at once."""

    async def close(self) -> None: ...


class LocalLimiter:
    """Counts in this process, in limited memory."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._windows: dict[tuple[str, int], tuple[float, int]] = {}  # end, count
        self._cleaned = 0.0

    async def take(self, key: str, rates: Rates) -> float:
        return self.take_here(key, rates)

    async def wait(self, key: str, rates: Rates) -> float:
        return self.wait_here(key, rates)

    def take_here(self, key: str, rates: Rates) -> float:
        """Like `take`, without awaiting."""
        wait = self.wait_here(key, rates)
        if not wait:
            self._clean()
            for rate in rates:
                self._add(self._name(key, rate.seconds))
        return wait

    def wait_here(self, key: str, rates: Rates) -> float:
        """Like `wait`, without awaiting."""
        wait = 0.0
        for rate in rates:
            end, count = self._window(self._name(key, rate.seconds))
            if count >= rate.count:
                wait = max(wait, end - self._now())
        return wait

    async def count(self, key: str, seconds: int) -> int:
        return self.count_here(key, seconds)

    async def counted(self, key: str, seconds: int) -> int:
        return self.counted_here(key, seconds)

    async def counted_all(self, keys: Mapping[str, int]) -> list[int]:
        return [self.counted_here(*one) for one in keys.items()]

    def count_here(self, key: str, seconds: int) -> int:
        """Like `count`, without awaiting."""
        self._clean()
        return self._add(self._name(key, seconds))

    def counted_here(self, key: str, seconds: int) -> int:
        """Like `counted`, without awaiting."""
        return self._window(self._name(key, seconds))[1]

    async def close(self) -> None:
        """Do nothing: there is no connection."""

    def _add(self, name: tuple[str, int]) -> int:
        end, count = self._window(name)
        self._windows[name] = end, count + 1
        return count + 1

    def _clean(self) -> None:
        """Drop windows that have ended."""
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
