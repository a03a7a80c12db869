"""Building Prometheus metric families."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    SummaryMetricFamily,
)

from app.core.metrics import Durations

Family = CounterMetricFamily | GaugeMetricFamily | HistogramMetricFamily | SummaryMetricFamily

_PREFIX = "engagenow_"


def gauge(name: str, about: str, value: float) -> Family:
    """A gauge without labels."""
    return GaugeMetricFamily(_PREFIX + name, about, value=value)


def gauges(name: str, about: str, label: str, values: Mapping[str, float]) -> Family:
    family = GaugeMetricFamily(_PREFIX + name, about, labels=[label])
    for value, number in values.items():
        family.add_metric([value], number)
    return family


def labelled(name: str, about: str, labels: Mapping[str, str]) -> Family:
    """A gauge of value 1 that carries information in its labels."""
    family = GaugeMetricFamily(_PREFIX + name, about, labels=list(labels))
    family.add_metric(list(labels.values()), 1)
    return family


def counter(name: str, about: str, value: float) -> Family:
    """A counter without labels; Prometheus appends `_total`."""
    return CounterMetricFamily(_PREFIX + name, about, value=value)


def counters(name: str, about: str, labels: Sequence[str], values: Mapping[Any, float]) -> Family:
    family = CounterMetricFamily(_PREFIX + name, about, labels=labels)
    for value, number in values.items():
        family.add_metric(_texts(value), number)
    return family


def histogram(
    name: str, about: str, labels: Sequence[str], values: Mapping[Any, Durations]
) -> Family:
    family = HistogramMetricFamily(_PREFIX + name, about, labels=labels)
    for value, took in values.items():
        bounds = [*(str(bound) for bound in took.bounds), "+Inf"]
        buckets = list(zip(bounds, accumulate(took.counts), strict=True))
        family.add_metric(_texts(value), buckets, took.sum)
    return family


def summary(name: str, about: str, label: str, values: Mapping[str, Durations]) -> Family:
    """A summary: count and total duration."""
    family = SummaryMetricFamily(_PREFIX + name, about, labels=[label])
    for value, took in values.items():
        family.add_metric([value], sum(took.counts), took.sum)
    return family


def _texts(labels: str | tuple[str | int, ...]) -> list[str]:
    return [labels] if isinstance(labels, str) else [str(one) for one in labels]
