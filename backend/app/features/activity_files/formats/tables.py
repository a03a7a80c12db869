"""Questions in rows: the templates of Kahoot and ClassQuiz, and tables with a header of ours.

Cells that hold numbers are texts here: "3", not 3.0.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.features.activity_files.formats.numbers import shown, whole
from app.features.activity_files.formats.workbook import Row
from app.features.activity_files.items import Found, Item, Kind, UnreadableFileError
from app.features.activity_files.texts import plain, tidy, unescaped

_HEADER_WITHIN = 30
_DIGITS = 15  # of a number, as many as spreadsheets keep
_COLUMNS = {
    "question": re.compile(r"question\b.*|prompt|질문|문제|문항"),
    "option": re.compile(
        r"(answer|option|choice) ?([a-h]|\d+\b.*)|\d(st|nd|rd|th) (answer|option)|[a-h]"
        r"|(보기|선택지|답) ?\d+"
    ),
    "seconds": re.compile(r"time\b.*|seconds?|시간.*|제한 ?시간.*|초"),
    "right": re.compile(r"(correct|right).*|answers?|정답.*"),
}


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where what stands; `row` is the header's, from 0."""

    row: int
    question: int
    options: tuple[int, ...]
    right: int | None
    seconds: int | None


Lines = list[tuple[int, Row]]


def is_table(rows: Lines) -> bool:
    """Return whether a header is among the first rows."""
    return _layout(rows) is not None


def read(rows: Lines, found: Found) -> None:
    """Read every row under the header; rows without a question are empty.

    Raises:
        UnreadableFileError: there is no header.
    """
    layout = _layout(rows)
    if layout is None:
        raise UnreadableFileError("unknown_file_format")
    found.title = _title(rows, layout)
    for line, row in rows[layout.row + 1 :]:
        texts = [_text(cell) for cell in row]
        if layout.question < len(texts) and texts[layout.question]:
            _question(line, texts, layout, found)


def _layout(rows: Lines) -> _Layout | None:
    for number, (_, row) in enumerate(rows[:_HEADER_WITHIN]):
        roles = [_role(_text(cell)) for cell in row]
        options = tuple(i for i, role in enumerate(roles) if role == "option")
        if "question" in roles and len(options) >= 2:
            right, seconds = (roles.index(r) if r in roles else None for r in ("right", "seconds"))
            return _Layout(number, roles.index("question"), options, right, seconds)
    return None


def _role(name: str) -> str | None:
    folded = " ".join(name.lower().split())
    return next((role for role, names in _COLUMNS.items() if names.fullmatch(folded)), None)


def _title(rows: Lines, layout: _Layout) -> str:
    """ClassQuiz has its title in C5, above a header in row 13."""
    cells = rows[4][1] if layout.row == 12 else ()
    return _text(cells[2]) if len(cells) > 2 else ""


def _text(cell: object) -> str:
    if isinstance(cell, bool):
        return "True" if cell else "False"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return shown(Decimal(f"{cell:.{_DIGITS}g}"))
    text = str(cell or "")
    return plain(text) if re.match(r"<p\b", text) else unescaped(text)


def _question(line: int, texts: list[str], layout: _Layout, found: Found) -> None:
    texts += [""] * (
        max((layout.right or 0, layout.seconds or 0, *layout.options)) + 1 - len(texts)
    )
    choices = tuple(texts[at] for at in layout.options if texts[at])
    places = [i for i, at in enumerate(layout.options, start=1) if texts[at]]
    named = texts[layout.right] if layout.right is not None else ""
    right = _right(named, places, choices)
    if choices and not right:
        code = "right_answer_unknown" if named else "no_right_answer"
        found.note(line, code, answer=named[:80])
    seconds = whole(texts[layout.seconds]) if layout.seconds is not None else None
    stem = tidy(texts[layout.question])
    kind: Kind = "choice" if choices else "open"
    several = len(right) > 1
    found.items.append(Item(line, kind, stem, choices, right, several, seconds=seconds))


def _right(named: str, places: list[int], choices: tuple[str, ...]) -> tuple[int, ...]:
    """By their numbers, else their letters, else their texts; several stand between commas."""
    parts = {part.strip().lower() for part in re.split(r"[,;/\n]", named)}
    ways = ([str(p) for p in places], [chr(ord("a") + p - 1) for p in places])
    for names in (*ways, [choice.lower() for choice in choices]):
        if parts <= set(names):
            return tuple(i for i, name in enumerate(names) if name in parts)
    return tuple(i for i, choice in enumerate(choices) if choice == named)
