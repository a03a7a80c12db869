"""What Prometheus is told of this worker."""

import time
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Histogram, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from app.realtime.engine.reach import FAILURES
from app.realtime.realtime import Realtime

_TRANSPORTS = ("websocket", "polling")
_LAG_SECONDS = (0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)

Metric = CounterMetricFamily | GaugeMetricFamily


class LoopLag:
    """How late the event loop does what is due: by so much everything waits."""

    def __init__(self) -> None:
        self.histogram = Histogram(
            "engagenow_event_loop_lag_seconds",
            "How late the event loop did what was due",
            buckets=_LAG_SECONDS,
            registry=None,
        )
        self._last: float | None = None

    def look(self, every: float) -> None:
        """Take note, in a job that is done every so many seconds."""
        now = time.monotonic()
        if self._last is not None:
            self.histogram.observe(max(0.0, now - self._last - every))
        self._last = now


LOOP_LAG = LoopLag()


class Worker(Collector):
    """The realtime core, read when somebody asks."""

    def __init__(self, realtime: Realtime) -> None:
        self._realtime = realtime

    def collect(self) -> Iterator[Metric]:
        """Connections, rooms and round trips."""
        yield from self._connections()
        yield from self._failures()
        rooms = list(self._realtime.rooms)
        yield GaugeMetricFamily("engagenow_rooms", "Live sessions with members", value=len(rooms))
        members = sum(len(room.members) for room in rooms)
        yield GaugeMetricFamily("engagenow_members", "Sockets in live sessions", value=members)
        lagging = sum(room.lagging for room in rooms)
        yield GaugeMetricFamily("engagenow_lagging_members", "Those that are told late", lagging)
        yield self._round_trips()

    def _connections(self) -> Iterator[Metric]:
        now, reach = self._realtime.open_transports(), self._realtime.engine.reach
        connections = GaugeMetricFamily(
            "engagenow_connections", "Open connections", labels=["transport"]
        )
        opened = CounterMetricFamily(
            "engagenow_connections_opened", "Connections opened", labels=["transport"]
        )
        for name in _TRANSPORTS:
            connections.add_metric([name], now[name])
            opened.add_metric([name], reach.opened[name])
        yield connections
        yield opened

    def _failures(self) -> Iterator[Metric]:
        reach = self._realtime.engine.reach
        failures = CounterMetricFamily(
            "engagenow_websocket_failures", "WebSockets that did not open", labels=["reason"]
        )
        for reason in FAILURES:
            failures.add_metric([reason], reach.failed[reason])
        yield failures
        yield CounterMetricFamily(
            "engagenow_upgrades", "Polling clients that upgraded", value=reach.upgraded
        )

    def _round_trips(self) -> Metric:
        trips = GaugeMetricFamily(
            "engagenow_round_trip_seconds",
            "Of the last pings of all WebSockets, so many took so long or less",
            labels=["quantile"],
        )
        if (found := self._realtime.engine.round_trips.percentiles()) is not None:
            for quantile, seconds in zip(("0.5", "0.9", "0.99"), found, strict=True):
                trips.add_metric([quantile], seconds)
        return trips


def text(realtime: Realtime) -> bytes:
    """Everything, in Prometheus' text format."""
    registry = CollectorRegistry()
    registry.register(Worker(realtime))
    registry.register(LOOP_LAG.histogram)
    ProcessCollector(registry=registry)
    return generate_latest(registry)
