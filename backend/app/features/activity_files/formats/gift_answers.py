"""Answers of GIFT: what stands between the braces of a question."""

import re
from dataclasses import dataclass, replace

from app.features.activity_files.formats.gift_escapes import restored
from app.features.activity_files.formats.numbers import number, span
from app.features.activity_files.items import Found, Item
from app.features.activity_files.texts import has_picture, plain, tidy, unescaped

_FORMAT = re.compile(r"\s*\[(html|moodle|plain|markdown)\]")
_TRUE_FALSE = re.compile(r"\s*(T|TRUE|F|FALSE)\s*(#.*)?", re.IGNORECASE | re.S)
_WEIGHT = re.compile(r"\s*%(-?\d+(?:[.,]\d+)?)%")
_NAME_WITH_SIGN = re.compile(r"(?:[^#]*\s)?[A-Za-z]#\s*")  # C#, F#: no feedback, but a name


@dataclass(frozen=True, slots=True)
class _Answer:
    is_equal: bool
    weight: float | None
    text: str

    @property
    def is_right(self) -> bool:
        return self.is_equal if self.weight is None else self.weight > 0


def formatted(text: str, format_: str = "moodle") -> tuple[str, str]:
    """Return a text as people read it, and its format: its own, else the given one."""
    if given := _FORMAT.match(text):
        text, format_ = text[given.end() :], given[1]
    text = restored(text)
    if format_ == "plain":
        return tidy(text), format_
    return (unescaped(text) if format_ == "markdown" else plain(text)), format_


def answered(item: Item, body: str, format_: str, found: Found) -> None:
    """Add the question with these answers, or a note of why it cannot be."""
    if has_picture(item.text):
        found.note(item.line, "pictures_left_out")
    given = body.split("####", 1)[0].strip()
    if not given:
        found.items.append(item)
    elif given.startswith("#"):
        _number(item, given[1:].strip(), found)
    elif truth := _TRUE_FALSE.fullmatch(given):
        _true_false(item, truth[1], found)
    elif given[0] in "=~":
        _choices(item, _split(given), format_, found)
    else:
        found.note(item.line, "not_understood")


def _true_false(item: Item, word: str, found: Found) -> None:
    if not word.isupper():
        found.note(item.line, "read_as_true_false")
    right = 0 if word[0] in "Tt" else 1
    found.items.append(replace(item, kind="true_false", right=(right,)))


def _split(body: str) -> list[_Answer]:
    parts = re.split(r"([=~])", body)
    return [_answer(sign, text) for sign, text in zip(parts[1::2], parts[2::2], strict=True)]


def _answer(sign: str, text: str) -> _Answer:
    given = _WEIGHT.match(text)
    weight = float(given[1].replace(",", ".")) if given else None
    text = text[given.end() :] if given else text
    if given or not _NAME_WITH_SIGN.fullmatch(text):
        text = text.split("#", 1)[0]
    return _Answer(sign == "=", weight, text.strip())


def _choices(item: Item, answers: list[_Answer], format_: str, found: Found) -> None:
    texts = tuple(formatted(answer.text, format_)[0] for answer in answers)
    is_short = all(answer.is_equal for answer in answers)
    if is_short and all("->" in answer.text for answer in answers):
        found.note(item.line, "kind_left_out", kind="matching")
    elif is_short:
        right = tuple(t for t, a in zip(texts, answers, strict=True) if a.weight in (None, 100))
        found.items.append(replace(item, kind="short", answers=right))
    else:
        right_ones = tuple(i for i, answer in enumerate(answers) if answer.is_right)
        if not right_ones:
            found.note(item.line, "no_right_answer")
        several = not any(answer.is_equal for answer in answers) and len(right_ones) > 1
        choices = replace(item, kind="choice", choices=texts, right=right_ones, several=several)
        found.items.append(choices)


def _number(item: Item, body: str, found: Found) -> None:
    answers = _split(body) if body.startswith("=") else [_answer("=", body)]
    full = [answer.text for answer in answers if answer.weight in (None, 100)]
    spans = [_span(text) for text in full]
    if not spans or None in spans:
        found.note(item.line, "not_understood")
    else:
        found.items.append(replace(item, kind="number", answers=tuple(map(str, spans))))


def _span(text: str) -> str | None:
    """`3.14:0.005` is a value and its tolerance, `1..5` the lowest and the highest."""
    low, dots, high = text.partition("..")
    middle, _, reach = text.partition(":")
    if dots:
        return span(number(low), number(high))
    around, near = number(middle), number(reach or "0")
    return None if around is None or near is None else span(around - near, around + near)
