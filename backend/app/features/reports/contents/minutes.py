"""How a session went, minute by minute. Pure functions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any

MOST_MINUTES = 3 * 24 * 60  # of which those without anything are told, too
_MINUTE = 60


def minute_of(moment: datetime) -> int:
    """Return a time as minutes since 1970."""
    return int(moment.timestamp()) // _MINUTE


def of_text(text: str) -> int:
    """Return `2026-11-29 12:34`, in UTC, as minutes since 1970."""
    return minute_of(datetime.fromisoformat(text).replace(tzinfo=UTC))


def minutes(
    stays: Iterable[tuple[datetime, datetime]],
    messages: Mapping[int, int],
    reactions: Mapping[int, int],
) -> list[dict[str, Any]]:
    """Return for each minute from the first to the last with anything what there was.

    `people` had joined by then and were seen then or later, `joined` came in that minute. Of a
    session that took days only minutes with something are told.
    """
    came, went = _moves(stays)
    counted = sorted({*came, *messages, *reactions})
    if not counted:
        return []
    every = range(counted[0], counted[-1] + 1)
    steps = every if len(every) <= MOST_MINUTES else sorted({*counted, *went})
    there = accumulate(came[one] - went[one] for one in steps)
    return [
        {
            "at": _time_of(one),
            "people": count,
            "joined": came[one],
            "messages": messages.get(one, 0),
            "reactions": reactions.get(one, 0),
        }
        for one, count in zip(steps, there, strict=True)
    ]


def people(stays: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, int]]:
    """Return how many people were there from each minute on in which that changed."""
    came, went = _moves(stays)
    changed = sorted({*came, *went})
    there = accumulate(came[one] - went[one] for one in changed)
    return [(_time_of(one), count) for one, count in zip(changed, there, strict=True)]


def _time_of(minute: int) -> datetime:
    return datetime.fromtimestamp(minute * _MINUTE, UTC)


def _moves(stays: Iterable[tuple[datetime, datetime]]) -> tuple[Counter[int], Counter[int]]:
    """Return by minute how many came, and how many had gone."""
    came: Counter[int] = Counter()
    went: Counter[int] = Counter()
    for first, last in stays:
        came[minute_of(first)] += 1
        went[max(minute_of(first), minute_of(last)) + 1] += 1
    return came, went
