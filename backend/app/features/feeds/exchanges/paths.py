"""Where a number stands in a JSON message: `data.0.price`.

Steps are separated by dots. A step is the name of a member, or the place in a list from 0. A step
`name=text` goes no deeper: it keeps an object only if its member is that text or number, and finds
the first such object in a list. So `s=BTC.p` is `p` of messages about BTC, and `rows.s=BTC.p` is
`p` of the row about BTC. Names with a dot or an equals sign cannot be expressed.
"""

import math
from typing import Any

_MOST_STEPS = 16


def steps_of(path: str) -> tuple[str, ...]:
    """Take a path apart.

    Raises:
        ValueError: a step is empty, or there are too many.
    """
    steps = tuple(path.split("."))
    if not all(steps) or len(steps) > _MOST_STEPS:
        raise ValueError(f"a path has 1 to {_MOST_STEPS} steps, such as data.0.price")
    return steps


def number_at(message: Any, steps: tuple[str, ...]) -> float | None:
    """Return the number there, also if it is written as a text; None if there is none."""
    found = message
    for step in steps:
        found = _kept(found, *step.split("=", 1)) if "=" in step else _member(found, step)
        if found is None:
            return None
    return _number(found)


def _member(of: Any, step: str) -> Any:
    if isinstance(of, dict):
        return of.get(step)
    if isinstance(of, list) and step.isdecimal() and int(step) < len(of):
        return of[int(step)]
    return None


def _kept(of: Any, name: str, text: str) -> Any:
    rows = of if isinstance(of, list) else [of]
    matching = (row for row in rows if isinstance(row, dict) and _text(row.get(name)) == text)
    return next(matching, None)


def _text(value: Any) -> str | None:
    return str(value) if isinstance(value, str | int | float) else None


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None
