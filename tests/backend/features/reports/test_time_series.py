"""Reactions over time: in steps that fit a picture, gaps included."""

import pytest

from app.features.reports.time_series import MOST_STEPS, time_series_of


def shape(counts: dict[int, int]) -> tuple[int, list[int]]:
    """How long the steps are, and what is in them."""
    series = time_series_of(counts)
    return series.step_minutes, [step.count for step in series.steps]


def test_nothing_has_no_steps() -> None:
    assert shape({}) == (1, [])


def test_minutes_without_any_are_steps_too() -> None:
    assert shape({10: 3, 13: 1}) == (1, [3, 0, 0, 1])


@pytest.mark.parametrize("minutes", [60, 61, 120, 121, 300, 901, 86_400, 5_000_000])
def test_however_long_it_took_the_steps_are_few_and_lose_nothing(minutes: int) -> None:
    counts = {0: 1, minutes // 2: 5, minutes - 1: 2}
    length, totals = shape(counts)
    assert len(totals) <= MOST_STEPS
    assert sum(totals) == 8
    assert length * len(totals) >= minutes


def test_a_step_says_when_it_began() -> None:
    series = time_series_of({29_000_000: 1, 29_000_100: 1})
    assert [step.at.isoformat() for step in series.steps[:2]] == [
        "2025-02-19T21:20:00+00:00",
        "2025-02-19T21:22:00+00:00",
    ]
