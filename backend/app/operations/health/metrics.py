"""The metrics of this worker."""

import platform
import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.registry import Collector

from app import __version__
from app.core.config import get_settings
from app.operations.canary.canary import Canary
from app.operations.health import counts, state
from app.operations.health.families import Family, labelled
from app.operations.health.labels import Labels
from app.realtime.realtime import Realtime

_LAG_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class LoopLag:
    """The lag of the event loop: how late it runs what is due."""

    def __init__(self) -> None:
        self.histogram = Histogram(
            "engagenow_event_loop_lag_seconds",
            "How late the event loop did what was due",
            buckets=_LAG_SECONDS,
            registry=None,
        )
        self._last: float | None = None

    def observe(self, every: float) -> None:
        """Record the lag; called by a periodic job."""
        now = time.monotonic()
        if self._last is not None:
            self.histogram.observe(max(0.0, now - self._last - every))
        self._last = now


class Worker(Collector):
    """A collector that reads everything at the time of a scrape."""

    def __init__(self, realtime: Realtime, canary: Canary, labels: Labels) -> None:
        self._realtime = realtime
        self._labels = labels
        self._canary = canary

    def collect(self) -> Iterator[Family]:
        """Yield identity, counters and current state."""
        about = {"version": __version__, "worker": get_settings().worker_id}
        yield labelled("build_info", "What runs", {**about, "python": platform.python_version()})
        yield from counts.families(self._labels)
        yield from counts.of_features(self._labels, self._realtime.context)
        yield from state.families(self._realtime, besides=self._canary.session_id)
        yield from counts.of_canary(self._canary)


def text(realtime: Realtime, canary: Canary, labels: Labels) -> bytes:
    """Return all metrics in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(Worker(realtime, canary, labels))
    registry.register(realtime.context.own(LoopLag).histogram)
    ProcessCollector(registry=registry)
    return generate_latest(registry)
