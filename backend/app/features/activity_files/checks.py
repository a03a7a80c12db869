"""Whether an item can be an activity; what of it cannot becomes a note."""

from dataclasses import replace
from typing import Any

from app.core.text import is_blank
from app.features.activity_files.items import Found, Item

# As `activities` takes them; the process that reads files would load all of that for five numbers.
MOST_PROMPT = 500
MOST_OPTION = 200
MOST_OPTIONS = 30
LEAST_SECONDS, MOST_SECONDS = 5, 240

Fault = tuple[str, dict[str, Any]]


def checked(item: Item, found: Found) -> Item | None:
    """Return the item as it is taken, or None if it is left out."""
    ready = _with_choices(item, found) if item.choices else item
    if (fault := _fault(ready)) is not None:
        code, values = fault
        found.note(item.line, code, **values)
        return None
    if item.kind in ("short", "number") and item.answers:
        found.note(item.line, "answers_left_out", answers=", ".join(item.answers)[:200])
    return ready


def _fault(item: Item) -> Fault | None:
    if is_blank(item.text):
        return "text_empty", {}
    if len(item.text) > MOST_PROMPT:
        return "text_too_long", {"most": MOST_PROMPT}
    return _fault_of_choices(item.choices) if item.kind in ("choice", "ranking") else None


def _fault_of_choices(choices: tuple[str, ...]) -> Fault | None:
    if len(choices) > MOST_OPTIONS:
        return "too_many_options", {"count": len(choices), "most": MOST_OPTIONS}
    if len(choices) < 2:
        return "too_few_options", {}
    if max(map(len, choices)) > MOST_OPTION:
        return "option_too_long", {"most": MOST_OPTION}
    return None


def _with_choices(item: Item, found: Found) -> Item:
    """Keep the options that say something, each text once."""
    lines = [" ".join(text.split()) for text in item.choices]
    filled = [text for text in lines if not is_blank(text)]
    choices = tuple(dict.fromkeys(filled))
    if len(filled) < len(lines):
        found.note(item.line, "option_empty")
    if len(choices) < len(filled):
        found.note(item.line, "option_twice")
    right_texts = {lines[i] for i in item.right}
    right = tuple(i for i, choice in enumerate(choices) if choice in right_texts)
    return replace(item, choices=choices, right=right, seconds=_seconds(item, found))


def _seconds(item: Item, found: Found) -> int | None:
    if item.seconds is None or not item.right:
        return None
    used = min(max(item.seconds, LEAST_SECONDS), MOST_SECONDS)
    if used != item.seconds:
        found.note(item.line, "seconds_changed", given=item.seconds, used=used)
    return used
