"""Particify's content export: one content a row, its options one a line inside of a cell."""

import re
from collections.abc import Callable

from app.features.activity_files.formats.numbers import number, span, whole
from app.features.activity_files.formats.workbook import Row
from app.features.activity_files.items import Found, Item, Kind
from app.features.activity_files.texts import has_hangul, tidy

_SCALE = re.compile(r"\s*(\w+)\s*\((\d+)\)\s*")
_TOLERANCE = re.compile(r"(.+?)(?:±|\+-)(.+)")
# Its templates begin with the positive end, a scale of ours with the lowest step.
_ENDS = {
    "AGREEMENT": (("disagree", "agree"), ("동의하지 않아요", "동의해요")),
    "INTENSITY": (("not at all", "very much"), ("전혀", "매우")),
    "DIFFICULTY": (("very difficult", "very easy"), ("매우 어려워요", "매우 쉬워요")),
    "QUALITY": (("very poor", "very good"), ("매우 나빠요", "매우 좋아요")),
    "PROBABILITY": (("very unlikely", "very likely"), ("가능성이 낮아요", "가능성이 높아요")),
    "IMPORTANCE": (("not important", "very important"), ("중요하지 않아요", "매우 중요해요")),
    "FREQUENCY": (("never", "always"), ("전혀", "항상")),
}
_NO_ENDS = (("", ""), ("", ""))

Content = dict[str, str]


def is_particify(rows: list[tuple[int, Row]]) -> bool:
    """Return whether the header is Particify's."""
    return bool(rows) and {"format", "body", "options"} <= set(_header(rows))


def _header(rows: list[tuple[int, Row]]) -> list[str]:
    return [str(cell).strip() for cell in rows[0][1]]


def read(rows: list[tuple[int, Row]], found: Found) -> None:
    """Read every content."""
    header = _header(rows)
    for line, row in rows[1:]:
        content = dict(zip(header, map(str, row), strict=False))
        kind = content.get("format", "").strip().upper()
        if kind in _FORMATS:
            _FORMATS[kind](line, content, found)
        elif kind in ("SLIDE", "FLASHCARD"):
            found.note(line, "no_answers")
        elif any(content.values()):
            found.note(line, "kind_left_out", kind=kind[:40] or "?")


def _cell_lines(content: Content, name: str) -> list[str]:
    return [line for cell in content.get(name, "").splitlines() if (line := tidy(cell))]


def _body(content: Content) -> str:
    return tidy(content.get("body", ""))


def _choice(line: int, content: Content, found: Found) -> None:
    options = _cell_lines(content, "options")
    correct = _cell_lines(content, "correctOptions")
    for unknown in sorted(set(correct) - set(options)):
        found.note(line, "right_answer_unknown", answer=unknown[:80])
    right = tuple(i for i, option in enumerate(options) if option in correct)
    several = content.get("multiple", "").strip().lower() == "true"
    found.items.append(Item(line, "choice", _body(content), tuple(options), right, several))


def _sort(line: int, content: Content, found: Found) -> None:
    if content.get("correctOptions", "").strip():
        found.note(line, "order_left_out")
    options = tuple(_cell_lines(content, "options"))
    found.items.append(Item(line, "ranking", _body(content), options))


def _scale(line: int, content: Content, found: Found) -> None:
    template = _SCALE.fullmatch(content.get("options", ""))
    steps = template and whole(template[2])
    if template is None or steps is None:
        found.note(line, "not_understood")
        return
    ends = _ENDS.get(template[1].upper(), _NO_ENDS)
    low, high = ends[1 if has_hangul(_body(content)) else 0]
    settings = {"steps": steps, "low_label": low, "high_label": high}
    found.items.append(Item(line, "scale", _body(content), settings=settings))


def _numeric(line: int, content: Content, found: Found) -> None:
    correct = content.get("correctOptions", "").strip()
    around = _TOLERANCE.fullmatch(correct)
    middle = number(around[1] if around else correct)
    reach = number(around[2]) if around else number("0")
    known = span(middle - reach, middle + reach) if middle is not None and reach is not None else ""
    answers = (known,) if known else ()
    found.items.append(Item(line, "number", _body(content), answers=answers))


def _cloud(line: int, content: Content, found: Found) -> None:
    words = whole(content.get("options", "").strip()) or 1
    found.items.append(Item(line, "cloud", _body(content), settings={"words_per_person": words}))


def _open(line: int, content: Content, found: Found) -> None:
    answers = tuple(_cell_lines(content, "correctOptions"))
    kind: Kind = "short" if answers else "open"
    found.items.append(Item(line, kind, _body(content), answers=answers))


_FORMATS: dict[str, Callable[[int, Content, Found], None]] = {
    "CHOICE": _choice,
    "BINARY": _choice,
    "SORT": _sort,
    "SCALE": _scale,
    "NUMERIC": _numeric,
    "WORDCLOUD": _cloud,
    "TEXT": _open,
    "SHORT_ANSWER": _open,
}
