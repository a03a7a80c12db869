"""Durations: how often up to each bound."""

from app.core.metrics import Durations


def test_a_duration_counts_up_to_its_bound_and_the_bound_is_within() -> None:
    took = Durations((0.1, 1.0))
    for seconds in (0.05, 0.1, 0.5, 1.0, 7.0):
        took.add(seconds)
    assert took.counts == [2, 2, 1]
    assert took.sum == 8.65


def test_before_its_beginning_is_at_once() -> None:
    took = Durations((0.1,))
    took.add(-3.0)
    assert (took.counts, took.sum) == ([1, 0], 0.0)


def test_without_bounds_it_only_counts() -> None:
    took = Durations(())
    took.add(2.0)
    took.add(3.0)
    assert (took.counts, took.sum) == ([2], 5.0)
