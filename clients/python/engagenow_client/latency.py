"""Round trips, and what can be said of the latest of them."""

from collections import deque
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Latency:
    """Figures of a window of round trips, in milliseconds; percentiles by nearest rank."""

    count: int
    last: float
    mean: float
    p50: float
    p90: float
    p99: float
    min: float
    max: float


class LatencyTracker:
    """Keeps the newest `window` round trips."""

    def __init__(self, window: int = 1024) -> None:
        self._kept: deque[float] = deque(maxlen=window)

    def add(self, milliseconds: float) -> None:
        """Note one round trip."""
        self._kept.append(milliseconds)

    def figures(self) -> Latency | None:
        """Return what the window holds, None while it is empty."""
        if not self._kept:
            return None
        ordered = sorted(self._kept)
        return Latency(
            count=len(ordered),
            last=self._kept[-1],
            mean=sum(ordered) / len(ordered),
            p50=_nearest_rank(ordered, 50),
            p90=_nearest_rank(ordered, 90),
            p99=_nearest_rank(ordered, 99),
            min=ordered[0],
            max=ordered[-1],
        )


def _nearest_rank(ordered: list[float], percent: int) -> float:
    return ordered[-(-len(ordered) * percent // 100) - 1]
