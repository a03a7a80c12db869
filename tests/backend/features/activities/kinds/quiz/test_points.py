"""Points: half for being right, half by speed, in whole numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.features.activities.kinds.quiz.points import full_points, points_of, points_without_speed

FULL = st.integers(0, 4000)
OPEN = st.integers(5000, 480_000)


@pytest.mark.parametrize(
    ("took_ms", "points"),
    [(0, 1000), (5000, 875), (10_000, 750), (20_000, 500), (19_999, 500), (40, 999), (20, 1000)],
)
def test_a_question_of_1000_points_and_20_seconds(took_ms: int, points: int) -> None:
    assert points_of(1000, took_ms, 20_000) == points


def test_half_a_point_is_rounded_up() -> None:
    assert points_of(1, 20_000, 20_000) == points_without_speed(1) == 1
    assert points_without_speed(1001) == 501


def test_a_double_question_is_worth_twice_as_much() -> None:
    assert full_points(1000, double=False) == 1000
    assert full_points(1000, double=True) == 2000
    assert points_of(full_points(500, double=True), 10_000, 20_000) == 750


@given(FULL, OPEN, st.data())
def test_they_lie_between_half_and_all_and_never_rise_with_time(
    full: int, open_ms: int, data: st.DataObject
) -> None:
    sooner, later = sorted(data.draw(st.tuples(*[st.integers(0, open_ms)] * 2)))
    best, worse = points_of(full, sooner, open_ms), points_of(full, later, open_ms)
    assert points_without_speed(full) <= worse <= best <= full
    assert points_of(full, 0, open_ms) == full
    assert points_of(full, open_ms, open_ms) == points_without_speed(full)
