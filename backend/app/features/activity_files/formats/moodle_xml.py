"""Moodle XML: fractions say what is right; texts are HTML unless their format says otherwise."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from app.features.activity_files.formats.numbers import number, span
from app.features.activity_files.formats.xml_tree import child_text, line_of
from app.features.activity_files.items import Found, Item
from app.features.activity_files.texts import has_picture, plain, tidy

_AS_IT_IS = ("plain_text", "markdown")
_FULL = 100


def read(root: Element, found: Found) -> None:
    """Read a whole file."""
    for question in root.iterfind("question"):
        kind = question.get("type", "")
        if kind == "category":
            name = tidy(child_text(question, "category", "text"))
            found.items.append(Item(line_of(question), "section", name))
        elif kind == "description":
            found.note(line_of(question), "no_answers")
        elif kind in _KINDS:
            _note_pictures(question, found)
            item = _KINDS[kind](question)
            if item.kind == "choice" and not item.right:
                found.note(item.line, "no_right_answer")
            found.items.append(item)
        else:
            found.note(line_of(question), "kind_left_out", kind=kind[:40] or "?")


def _note_pictures(question: Element, found: Found) -> None:
    if any(has_picture("".join(text.itertext())) for text in question.iter("text")):
        found.note(line_of(question), "pictures_left_out")


def _text(holder: Element | None, inherited: str = "html") -> str:
    if holder is None:
        return ""
    format_ = holder.get("format") or inherited
    text = child_text(holder, "text")
    return tidy(text) if format_ in _AS_IT_IS else plain(text)


def _stem(question: Element) -> tuple[str, str]:
    holder = question.find("questiontext")
    format_ = "html" if holder is None else holder.get("format") or "html"
    return _text(holder), format_


def _fraction(answer: Element) -> float:
    value = number(answer.get("fraction") or "0")
    return float(value) if value is not None else 0


def _choice(question: Element) -> Item:
    text, format_ = _stem(question)
    answers = question.findall("answer")
    right = tuple(i for i, answer in enumerate(answers) if _fraction(answer) > 0)
    return Item(
        line_of(question),
        "choice",
        text,
        tuple(_text(answer, format_) for answer in answers),
        right,
        several=child_text(question, "single").strip().lower() in ("false", "0"),
    )


def _true_false(question: Element) -> Item:
    right = [_text(answer).lower() for answer in question.iter("answer") if _fraction(answer) > 0]
    positions = (0 if right[0] == "true" else 1,) if right else ()
    return Item(line_of(question), "true_false", _stem(question)[0], right=positions)


def _short(question: Element) -> Item:
    answers = tuple(
        _text(answer, "plain_text") for answer in question.iter("answer") if _is_full(answer)
    )
    return Item(line_of(question), "short", _stem(question)[0], answers=answers)


def _numerical(question: Element) -> Item:
    spans = []
    for answer in filter(_is_full, question.iter("answer")):
        middle, reach = number(child_text(answer, "text")), number(child_text(answer, "tolerance"))
        if middle is not None:
            spans.append(span(middle - (reach or 0), middle + (reach or 0)) or "")
    return Item(line_of(question), "number", _stem(question)[0], answers=tuple(spans))


def _essay(question: Element) -> Item:
    return Item(line_of(question), "open", _stem(question)[0])


def _is_full(answer: Element) -> bool:
    return _fraction(answer) >= _FULL


_KINDS: dict[str, Callable[[Element], Item]] = {
    "multichoice": _choice,
    "truefalse": _true_false,
    "shortanswer": _short,
    "numerical": _numerical,
    "essay": _essay,
}
