"""Metrics of the sources that a worker reads."""

from collections.abc import Callable, Mapping

from app.features.feeds.collector.counts import SourceCounts, of_kinds
from app.realtime.context import WorkerContext
from app.web.feature import Measure

Counted = Callable[[SourceCounts], Mapping[str, float]]


def _by_kind(read: Counted) -> Callable[[WorkerContext], Mapping[str, float]]:
    return lambda context: of_kinds(read(context.own(SourceCounts)))


MEASURES = [
    Measure(
        "feed_sources",
        "Sources of feeds that this worker reads, by what they are doing",
        "state",
        lambda context: context.own(SourceCounts).by_state(),
    ),
    Measure(
        "feed_messages",
        "Numbers that sources have told",
        "kind",
        _by_kind(lambda counts: counts.messages),
        counts=True,
    ),
    Measure(
        "feed_reconnects",
        "Times that a source was live again after a loss",
        "kind",
        _by_kind(lambda counts: counts.reconnects),
        counts=True,
    ),
    Measure(
        "feed_gaps",
        "What sources could not get again",
        "kind",
        _by_kind(lambda counts: counts.gaps),
        counts=True,
    ),
    Measure(
        "feed_lag_seconds",
        "How old the last number of a kind was when it came, by both clocks",
        "kind",
        _by_kind(lambda counts: counts.lag),
    ),
]
