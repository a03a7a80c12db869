"""ClassQuiz's own files (.cqa): JSON in gzip, and after it pictures, which are not read."""

from typing import Any

from app.features.activity_files.formats.json_values import elements, text_in
from app.features.activity_files.formats.numbers import number, span, whole
from app.features.activity_files.items import Found, Item
from app.features.activity_files.texts import plain, tidy


def knows(value: dict[str, Any]) -> bool:
    """Return whether it is such a quiz."""
    return isinstance(value.get("questions"), list)


def read(quiz: dict[str, Any], found: Found) -> None:
    """Read a quiz; the place of a question is its line."""
    found.title = plain(text_in(quiz, "title"))
    for place, question in enumerate(elements(quiz, "questions"), start=1):
        if question.get("image"):
            found.note(place, "pictures_left_out")
        _question(place, question, found)


def _question(place: int, question: dict[str, Any], found: Found) -> None:
    kind = text_in(question, "type") or "ABCD"
    stem, seconds = plain(text_in(question, "question")), whole(question.get("time"))
    answers = elements(question, "answers")
    choices = tuple(tidy(text_in(answer, "answer")) for answer in answers)
    right = tuple(i for i, answer in enumerate(answers) if answer.get("right") is True)
    if kind in ("ABCD", "CHECK", "VOTING"):
        several = kind == "CHECK"
        found.items.append(Item(place, "choice", stem, choices, right, several, seconds=seconds))
    elif kind == "TEXT":
        found.items.append(Item(place, "short", stem, answers=choices))
    elif kind == "RANGE":
        found.items.append(Item(place, "number", stem, answers=_range(question), seconds=seconds))
    elif kind == "ORDER":
        found.note(place, "order_left_out")
        found.items.append(Item(place, "ranking", stem, choices))
    else:
        code = "no_answers" if kind == "SLIDE" else "kind_left_out"
        found.note(place, code, kind=kind[:40])


def _range(question: dict[str, Any]) -> tuple[str, ...]:
    given = question.get("answers")
    bounds = given if isinstance(given, dict) else {}
    low, high = (number(str(bounds.get(name, ""))) for name in ("min_correct", "max_correct"))
    known = span(low, high)
    return (known,) if known else ()
