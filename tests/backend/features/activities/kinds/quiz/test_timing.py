"""Quiz time: answers are judged by the server's clock, less what the network takes at least."""

from datetime import UTC, datetime, timedelta

import pytest

from app.features.activities.kinds.quiz.timing import Window, credited, seconds_open

OPENS = datetime(2026, 11, 29, 12, tzinfo=UTC)
WINDOW = Window(OPENS, OPENS + timedelta(seconds=20))


def after(seconds: float) -> datetime:
    """So long after the question was opened."""
    return OPENS + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("least", "credit"), [(None, 0), (0.0, 0), (0.1, 0.05), (0.5, 0.25), (0.501, 0.25), (9, 0.25)]
)
def test_half_of_the_least_round_trip_is_taken_off_and_250_ms_at_most(
    least: float | None, credit: float
) -> None:
    assert credited(after(3), least) == after(3 - credit)


@pytest.mark.parametrize(
    ("given", "took_ms"), [(-1, 0), (0, 0), (1.2345, 1234), (20, 20_000), (21.5, 20_000)]
)
def test_the_answering_time_is_within_the_window(given: float, took_ms: int) -> None:
    assert WINDOW.took_ms(after(given)) == took_ms


@pytest.mark.parametrize("at", [None, -5, 3, 20, 21])
def test_before_the_bell_an_answer_is_in_time_whatever_its_sender_says(at: float | None) -> None:
    said = None if at is None else after(at)
    assert WINDOW.accepts(after(19.9), after(20.1), said)
    assert WINDOW.accepts(after(20), after(20), said)


@pytest.mark.parametrize(
    ("arrived", "at", "in_time"),
    [
        (20.001, None, False),
        (20.001, 19.9, True),
        (20.001, 20, True),
        (20.001, 20.001, False),
        (22, 19.9, True),
        (22.001, 19.9, False),
        (21, 0, True),
        (21, -0.001, False),
    ],
)
def test_after_the_bell_an_answer_has_two_seconds_if_it_was_given_before(
    arrived: float, at: float | None, in_time: bool
) -> None:
    said = None if at is None else after(at)
    assert WINDOW.accepts(after(arrived), after(arrived), said) == in_time


def test_the_grace_is_not_lengthened_by_the_credit() -> None:
    assert not WINDOW.accepts(after(21.8), after(22.05), after(19))


def test_what_is_given_in_the_grace_took_the_whole_time() -> None:
    assert WINDOW.took_ms(after(21)) == 20_000


def test_calm_is_double_time_and_more_time_half_as_long_again() -> None:
    assert seconds_open(20, calm=False) == 20
    assert seconds_open(20, calm=True) == 40
    longer = WINDOW.with_more_time()
    assert (longer.opens_at, longer.closes_at) == (OPENS, after(30))
    assert longer.accepts(after(30), after(30), None)
    assert longer.last_arrival == after(32)
