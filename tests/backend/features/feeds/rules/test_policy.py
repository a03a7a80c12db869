"""When a rule tells: once for each crossing, and for each change within its minutes."""

from dataclasses import dataclass

import pytest

from app.features.feeds.rules.policy import Live, evaluate, text_of

SECOND = 1000


@dataclass
class Rule:
    """A rule that was made at 0."""

    kind: str = "above"
    value: float = 100
    minutes: int | None = None
    topic: str = "speed"
    armed: bool = False
    since: int = 0
    told_at: int | None = None


def told(rule: Rule, *values: float, every: int = SECOND, fresh_from: int = 0) -> list[float]:
    """The values of which a rule tells, that came at this pace."""
    came = [Live(number * every, value) for number, value in enumerate(values, 1)]
    return [step.live.value for step in evaluate(rule, came, fresh_from) if step.direction]


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("above", (99, 101, 102), [101]),
        ("above", (101, 102), []),
        ("above", (100, 100.1), [100.1]),
        ("above", (99, 101, 99, 102), [101, 102]),
        ("above", (99, 101, 99.95, 101, 99.95, 101), [101]),
        ("above", (99, 101, 99.8, 101.5), [101, 101.5]),
        ("below", (101, 99, 98, 100.05, 97, 100.2, 96), [99, 96]),
        ("below", (99, 98), []),
    ],
)
def test_a_crossing_is_told_once_and_again_after_the_value_came_back(
    kind: str, values: tuple[float, ...], expected: list[float]
) -> None:
    assert told(Rule(kind), *values) == expected


def test_what_was_told_is_not_told_again_of_the_same_values() -> None:
    rule = Rule()
    assert told(rule, 99, 101, 99, 102) == [101, 102]
    assert told(rule, 99, 101, 99, 102) == []
    assert told(rule, 99, 101, 99, 102, 99, 103) == [103]


def test_values_that_are_not_fresh_arm_nothing_and_tell_nothing() -> None:
    assert told(Rule(), 99, 101, 102, fresh_from=2 * SECOND) == []
    assert told(Rule(armed=True), 101, 99, fresh_from=2 * SECOND) == []


def test_zero_is_crossed_like_any_other_number() -> None:
    assert told(Rule(value=0), -1, 1, 0, 1) == [1, 1]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((100, 104, 106), [106]),
        ((100, 95, 94), [94]),
        ((100, 105), []),
        ((100, 94, 100), [94, 100]),
        ((100, 106, 106, 110, 112), [106, 112]),
        ((-100, -94), [-94]),
        ((0, 1, 2), [2]),
        ((0, 0), []),
        ((1e308, 1.04e308, 1.06e308), [1.06e308]),
        ((-1.7e308, 1.7e308), [1.7e308]),
        ((5e-324, 1), [1]),
    ],
)
def test_a_change_is_told_and_measured_anew_from_there(
    values: tuple[float, ...], expected: list[float]
) -> None:
    assert told(Rule("change", 5, minutes=1), *values) == expected


def test_a_change_that_takes_longer_than_its_minutes_is_none() -> None:
    rising = (100, 102, 104, 106, 108)
    assert told(Rule("change", 5, minutes=1), *rising, every=61 * SECOND) == []
    assert told(Rule("change", 5, minutes=4), *rising, every=61 * SECOND) == [106]


def test_what_came_before_the_rule_is_no_part_of_a_change() -> None:
    assert told(Rule("change", 5, minutes=9, since=2 * SECOND), 50, 100, 104, 106) == [106]


def test_texts_say_in_any_language_what_has_happened() -> None:
    up, down = Rule("above", 65000.5), Rule("below", -0.25)
    falling = Rule("change", 5, minutes=3)
    came = {id(up): (1, 70000), id(down): (1, -1), id(falling): (100, 93.5)}
    texts = [
        text_of(rule, step)
        for rule in (up, down, falling)
        for step in evaluate(rule, [Live(n, v) for n, v in enumerate(came[id(rule)], 1)], 0)
        if step.direction
    ]
    assert texts == ["speed > 65,000.5", "speed < -0.25", "speed -6.5 % (3 min)"]


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ((1, 10_001), "speed +1000000.0 % (1 min)"),
        ((1, 10_002), "speed > +1,000,000 % (1 min)"),
        ((5e-324, 1), "speed > +1,000,000 % (1 min)"),
        ((-5e-324, -1), "speed < -1,000,000 % (1 min)"),
        ((-1.7e308, 1.7e308), "speed +200.0 % (1 min)"),
    ],
)
def test_a_change_without_an_end_is_told_as_more_than_a_number(
    values: tuple[float, ...], text: str
) -> None:
    rule = Rule("change", 5, minutes=1)
    came = [Live(number, value) for number, value in enumerate(values, 1)]
    assert [text_of(rule, step) for step in evaluate(rule, came, 0)] == [text]
