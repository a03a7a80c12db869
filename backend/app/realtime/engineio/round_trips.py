"""Round trips of pings: a moving mean, the least one, and percentiles of the last ones."""

import math
from array import array
from collections.abc import Iterable
from typing import NamedTuple

OF_A_CONNECTION = 16
OF_A_WORKER = 4096
_NEWEST = 0.2  # how much of the mean is the last round trip


class Percentiles(NamedTuple):
    """Percentiles of round trips, in seconds."""

    p50: float
    p90: float
    p99: float


class RoundTrips:
    """The last `most` round trips in seconds, four bytes each, unsorted."""

    __slots__ = ("_count", "_last", "least", "mean")

    def __init__(self, most: int) -> None:
        self._last = array("f", bytes(4 * most))
        self._count = 0
        self.mean = 0.0
        self.least = math.inf

    def add(self, seconds: float) -> None:
        """Add one, and drop the oldest."""
        self.mean += (seconds - self.mean) * (_NEWEST if self._count else 1)
        self.least = min(self.least, seconds)
        self._last[self._count % len(self._last)] = seconds
        self._count += 1

    def percentiles(self) -> Percentiles | None:
        """Return percentiles by nearest rank, None without values."""
        return nearest_ranks(self._last[: self._count])


def nearest_ranks(seconds: Iterable[float]) -> Percentiles | None:
    """Return percentiles of these values by nearest rank, None without values."""
    known = sorted(seconds)
    if not known:
        return None
    return Percentiles(*(known[(len(known) * rank - 1) // 100] for rank in (50, 90, 99)))
