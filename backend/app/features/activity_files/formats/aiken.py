"""Aiken: a question, its options by letters, and ANSWER with one letter.

More is forgiven than Moodle forgives: lower case, questions of several lines, blank lines, and a
question that begins like an option.
"""

import re
from dataclasses import dataclass, field

from app.features.activity_files.items import Found, Item
from app.features.activity_files.texts import unescaped

_OPTION = re.compile(r"\s*([A-Za-z])[.)]\s*(\S.*)")
_ANSWER = re.compile(r"\s*answer\s*[:\uff1a]\s*(.*)", re.IGNORECASE)
_LETTER = re.compile(r"\b[A-Za-z]\b")


@dataclass(slots=True)
class _Draft:
    """The lines of one question so far."""

    line: int = 0
    stem: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)


def read(text: str, found: Found) -> None:
    """Read a whole file."""
    draft = _Draft()
    after_blank = False
    for number, line in enumerate(text.split("\n"), start=1):
        if answer := _ANSWER.fullmatch(line):
            _finish(draft, answer[1], number, found)
            draft = _Draft()
        elif line.strip():
            if after_blank and draft.options and _option(draft, line) is None:
                _finish(draft, "", number, found)
                draft = _Draft()
            _add(draft, line, number)
        after_blank = not line.strip()
    if draft.stem:
        _finish(draft, "", draft.line, found)


def _option(draft: _Draft, line: str) -> str | None:
    """Return the text of the option that comes next by its letter; another line is none."""
    option = _OPTION.fullmatch(line)
    if option is None or not draft.stem:
        return None
    return option[2] if ord(option[1].upper()) - ord("A") == len(draft.options) else None


def _add(draft: _Draft, line: str, number: int) -> None:
    draft.line = draft.line or number
    restart = _OPTION.fullmatch(line) if len(draft.options) == 1 else None
    if (option := _option(draft, line)) is not None:
        draft.options.append(option)
    elif restart is not None and restart[1].upper() == "A":
        draft.stem.append(f"A. {draft.options[0]}")
        draft.options = [restart[2]]
    else:
        (draft.options or draft.stem).append(line)


def _finish(draft: _Draft, answer: str, number: int, found: Found) -> None:
    if not draft.stem or not draft.options:
        found.note(draft.line or number, "no_answers" if draft.stem else "not_understood")
        return
    letters = _LETTER.findall(answer.upper())
    positions = [ord(letter) - ord("A") for letter in letters]
    right = tuple(p for p in positions[:1] if p < len(draft.options))
    if right and len(set(letters)) > 1:
        found.note(number, "one_right_only", used=letters[0])
    elif not right:
        code = "right_answer_unknown" if letters else "no_right_answer"
        found.note(number, code, answer=letters[0] if letters else "")
    text = unescaped("\n".join(draft.stem), times=2)
    choices = tuple(unescaped(option, times=2) for option in draft.options)
    found.items.append(Item(draft.line, "choice", text, choices, right))
