"""Moodle's GIFT: cut into questions first, so that one fault costs one question.

Unlike the reference readers, a comment may stand anywhere, a blank line between answers and a
missing one between questions are forgiven, and only braces count in the text of a question.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.features.activity_files.formats.gift_answers import answered, formatted
from app.features.activity_files.formats.gift_escapes import protected, restored
from app.features.activity_files.items import Found, Item

_CATEGORY = re.compile(r"\s*\$CATEGORY:\s*(.*)")
_BRACE = re.compile(r"[{}]")
_TITLE = re.compile(r"\s*::(.*?)::", re.S)


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines that belong together, with their escapes protected."""

    line: int
    text: str


def read(text: str, found: Found) -> None:
    """Read a whole file."""
    for block in _questions(_paragraphs(protected(text))):
        if category := _CATEGORY.fullmatch(block.text):
            found.items.append(Item(block.line, "section", restored(category[1])))
        else:
            _question(block, found)


def _paragraphs(text: str) -> Iterator[_Block]:
    """Lines between blank ones; comments are empty lines of them, and a category is a paragraph."""
    lines: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        is_category = _CATEGORY.match(line) is not None
        if lines and (is_category or not line.strip()):
            yield _Block(number - len(lines), "\n".join(lines))
            lines = []
        if is_category:
            yield _Block(number, line)
        elif line.lstrip().startswith("//"):
            lines += [""] if lines else []
        elif line.strip():
            lines.append(line)


def _questions(paragraphs: Iterator[_Block]) -> Iterator[_Block]:
    """Join what a blank line inside of braces has cut; split what no blank line has."""
    waiting: _Block | None = None
    for block in paragraphs:
        if waiting is not None and _goes_on(block.text):
            gap = block.line - waiting.line - waiting.text.count("\n")
            block = _Block(waiting.line, waiting.text + "\n" * gap + block.text)  # noqa: PLW2901
        elif waiting is not None:
            yield waiting
        waiting = block if block.text.count("{") > block.text.count("}") else None
        if waiting is None:
            yield from _split(block)
    if waiting is not None:
        yield waiting


def _goes_on(text: str) -> bool:
    """Return whether it belongs to answers that are still open: its first brace closes them."""
    first = _BRACE.search(text)
    return text.lstrip().startswith(("=", "~")) if first is None else first[0] == "}"


def _split(block: _Block) -> Iterator[_Block]:
    """Begin a new question at each line after answers, if there are more answers below."""
    line, start, text = block.line, 0, block.text
    last = text.rfind("{")
    while (end := text.find("}", start)) >= 0 and end < last:
        cut = text.find("\n", end)
        if not 0 <= cut < last:
            break
        yield _Block(line, text[start:cut])
        line, start = line + text.count("\n", start, cut + 1), cut + 1
    yield _Block(line, text[start:])


def _question(block: _Block, found: Found) -> None:
    body = _TITLE.sub("", block.text, count=1) if _TITLE.match(block.text) else block.text
    line = block.line + _leading_lines(body)
    if "{" not in body:
        found.note(line, "no_answers")
    elif body.count("{") > 1:
        found.note(line, "several_gaps" if body.count("}") > 1 else "brace_open")
    elif "}" not in body[body.index("{") :]:
        found.note(line, "brace_open")
    else:
        _whole(line, body, found)


def _leading_lines(body: str) -> int:
    return body[: len(body) - len(body.lstrip())].count("\n")


def _whole(line: int, body: str, found: Found) -> None:
    stem, _, rest = body.partition("{")
    answers, _, tail = rest.partition("}")
    text, format_ = formatted(f"{stem.rstrip()} _____ {tail.strip()}" if tail.strip() else stem)
    answered(Item(line, "open", text), answers, format_, found)
