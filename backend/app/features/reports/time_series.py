"""A count over time, in as few steps as a chart can show."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime

from app.features.reports.views import Step, TimeSeries

MOST_STEPS = 60
_MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 240, 720, 1440)


def time_series_of(
    counts: Mapping[int, int],
    most: int = MOST_STEPS,
    together: Callable[[Iterable[int]], int] = sum,
) -> TimeSeries:
    """Return steps of equal length from the first counted minute to the last, also empty ones.

    `counts` is by minute since 1970. There are `most` steps at most, each of the counts of its
    minutes `together`.
    """
    if not counts:
        return TimeSeries(step_minutes=1, steps=[])
    first, last = min(counts), max(counts)
    length = _length(last - first + 1, most)
    totals = [0] * ((last - first) // length + 1)
    for minute, count in counts.items():
        number = (minute - first) // length
        totals[number] = together((totals[number], count))
    steps = [
        Step(at=datetime.fromtimestamp((first + number * length) * 60, UTC), count=count)
        for number, count in enumerate(totals)
    ]
    return TimeSeries(step_minutes=length, steps=steps)


def _length(minutes: int, most: int) -> int:
    """Return the length of a step in minutes."""
    fit = (length for length in _MINUTES if minutes <= length * most)
    return next(fit, -(-minutes // most))
