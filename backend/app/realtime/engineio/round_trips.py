"""How long pings take to be answered: a mean that follows, and percentiles of the last ones."""

from array import array
from collections.abc import Iterable
from typing import NamedTuple

OF_A_CONNECTION = 16
OF_A_WORKER = 4096
_NEWEST = 0.2  # how much of the mean is the last round trip


class Percentiles(NamedTuple):
    """Of every hundred round trips, so many took so many seconds or less."""

    p50: float
    p90: float
    p99: float


class RoundTrips:
    """The last `most` round trips in seconds, four bytes each; sorted by whoever asks."""

    __slots__ = ("_count", "_last", "mean")

    def __init__(self, most: int) -> None:
        self._last = array("f", bytes(4 * most))
        self._count = 0
        self.mean = 0.0

    def add(self, seconds: float) -> None:
        """One more; the oldest is forgotten."""
        self.mean += (seconds - self.mean) * (_NEWEST if self._count else 1)
        self._last[self._count % len(self._last)] = seconds
        self._count += 1

    def percentiles(self) -> Percentiles | None:
        """By nearest rank; None before the first."""
        return nearest_ranks(self._last[: self._count])


def nearest_ranks(seconds: Iterable[float]) -> Percentiles | None:
    """The percentiles of these, by nearest rank; None of nothing."""
    known = sorted(seconds)
    if not known:
        return None
    return Percentiles(*(known[(len(known) * rank - 1) // 100] for rank in (50, 90, 99)))
