"""When a rule tells of the numbers of its topic: pure functions."""

from collections.abc import Iterator, Sequence
from math import copysign, isfinite
from typing import Literal, NamedTuple, Protocol

Direction = Literal["up", "down"]

_MINUTE_MS = 60_000
# How far a value has to come back before a rule tells again: prices tremble around round numbers.
_MARGIN = 0.001
_MOST_PERCENT = 1_000_000  # that are told exactly: from near zero, changes have no end


class Live(NamedTuple):
    """A value that told how things were when it came, in milliseconds since 1970."""

    live_at: int
    value: float


class Rule(Protocol):
    """What a rule says, and what it has seen."""

    topic: str
    kind: str
    value: float
    minutes: int | None
    armed: bool
    since: int
    told_at: int | None


class Step(NamedTuple):
    """A value that armed a rule, if `direction` is None, or that it sends a signal about."""

    live: Live
    direction: Direction | None
    change: float = 0.0  # in percent


def evaluate(rule: Rule, values: Sequence[Live], fresh_from: int) -> Iterator[Step]:
    """Change the rule by the values of its topic, oldest first, and say what each changed.

    Those from before `fresh_from` are only what later ones are compared with.
    """
    step = _changed if rule.kind == "change" else _crossed
    for place, live in enumerate(values):
        if live.live_at > rule.since and live.live_at >= fresh_from:
            done = step(rule, values[:place], live)
            if done is not None:
                rule.since = live.live_at
                rule.armed = done.direction is None
                rule.told_at = rule.told_at if done.direction is None else live.live_at
                yield done


def is_before(rule: Rule, value: float) -> bool:
    """Whether a value is on the side from which the rule's value is crossed."""
    return _beyond(rule, value) <= 0


def text_of(rule: Rule, step: Step) -> str:
    """Return what a rule without a text of its own tells, in any language."""
    if rule.kind == "change":
        return f"{rule.topic} {_percent(step.change)} ({rule.minutes} min)"
    return f"{rule.topic} {'>' if rule.kind == 'above' else '<'} {rule.value:,.10g}"


def _crossed(rule: Rule, _before: Sequence[Live], live: Live) -> Step | None:
    beyond = _beyond(rule, live.value)
    if rule.armed:
        return Step(live, "up" if rule.kind == "above" else "down") if beyond > 0 else None
    margin = 0.0 if rule.told_at is None else abs(rule.value) * _MARGIN
    return Step(live, None) if beyond <= -margin else None


def _changed(rule: Rule, before: Sequence[Live], live: Live) -> Step | None:
    """A window of the rule's minutes begins anew with each value of which it tells."""
    begins = max(rule.since, live.live_at - (rule.minutes or 0) * _MINUTE_MS)
    within = [one.value for one in before if one.live_at >= begins]
    if not within:
        return None
    changes = [_change(one, live.value) for one in (min(within), max(within)) if one]
    most = max(changes, key=abs, default=0.0)
    return Step(live, "up" if most > 0 else "down", most) if abs(most) > rule.value else None


def _change(before: float, after: float) -> float:
    """Return how many percent `after` is above `before`; infinite if no number is so large."""
    change = 100 * (after - before) / abs(before)
    return change if isfinite(change) else 100 * (after / abs(before) - copysign(1, before))


def _percent(change: float) -> str:
    if abs(change) <= _MOST_PERCENT:
        return f"{change:+.1f} %"
    return f"{'>' if change > 0 else '<'} {copysign(_MOST_PERCENT, change):+,.0f} %"


def _beyond(rule: Rule, value: float) -> float:
    return value - rule.value if rule.kind == "above" else rule.value - value
