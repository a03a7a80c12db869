"""Bars over time as SVG, and what they say in words. Pure functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.features.reports.time_series import time_series_of

WIDTH, HEIGHT = 720.0, 120.0
MOST_BARS = 240
_MINUTE = 60
_GAP = 0.15  # of a bar's width


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its place in the picture, when, and how many."""

    x: float
    y: float
    width: float
    height: float
    at: datetime
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of `step_minutes` each; `peak` is the highest, the earliest of those."""

    name: str
    step_minutes: int
    bars: Sequence[Bar]
    peak: Bar


def chart_of(name: str, minutes: Sequence[dict[str, Any]]) -> Chart | None:
    """Return a chart of one count by minute, None if there was nothing.

    People who are there are no sum: a step shows the most in one of its minutes.
    """
    counts = {int(one["at"].timestamp()) // _MINUTE: one[name] for one in minutes}
    if not any(counts.values()):
        return None
    series = time_series_of(counts, MOST_BARS, max if name == "people" else sum)
    most = max(step.count for step in series.steps)
    each = WIDTH / len(series.steps)
    bars = []
    for number, step in enumerate(series.steps):
        height = round(step.count / most * HEIGHT, 2)
        x, width = round((number + _GAP / 2) * each, 2), round(each * (1 - _GAP), 2)
        bars.append(Bar(x, round(HEIGHT - height, 2), width, height, step.at, step.count))
    return Chart(name, series.step_minutes, bars, max(bars, key=lambda bar: bar.count))
