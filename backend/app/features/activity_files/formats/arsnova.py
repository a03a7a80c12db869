"""The quiz export of arsnova.eu (`exportVersion` 1). Its texts are Markdown and stay so."""

from typing import Any

from app.features.activity_files.formats.json_values import elements, text_in
from app.features.activity_files.formats.numbers import whole
from app.features.activity_files.items import Found, Item
from app.features.activity_files.texts import tidy


def knows(value: dict[str, Any]) -> bool:
    """Return whether it is such an export."""
    return "exportVersion" in value and isinstance(value.get("quiz"), dict)


def read(value: dict[str, Any], found: Found) -> None:
    """Read a quiz; the place of a question is its line."""
    quiz = value["quiz"]
    found.title = tidy(text_in(quiz, "name"))
    usual = whole(quiz.get("defaultTimer"))
    for place, question in enumerate(elements(quiz, "questions"), start=1):
        _question(place, question, usual, found)


def _question(place: int, question: dict[str, Any], usual: int | None, found: Found) -> None:
    stem, kind = tidy(text_in(question, "text")), text_in(question, "type")
    answers = elements(question, "answers")
    choices = tuple(tidy(text_in(answer, "text")) for answer in answers)
    right = tuple(i for i, answer in enumerate(answers) if answer.get("isCorrect") is True)
    seconds = whole(question.get("timer")) or usual
    if choices:
        several = "MULTI" in kind or len(right) > 1
        found.items.append(Item(place, "choice", stem, choices, right, several, seconds=seconds))
    else:
        found.note(place, "kind_left_out", kind=kind[:40] or "?")
