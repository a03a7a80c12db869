"""What a reader finds in a file: questions in a form that all formats share, and notes."""

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "choice", "true_false", "short", "number", "open", "scale", "cloud", "ranking", "section"
]


@dataclass(frozen=True, slots=True)
class Item:
    """One question of a file.

    Attributes:
        line: where it begins, from 1: a line of text, a row of a sheet, the place in a package.
        kind: `section` is a heading: the name of what follows.
        choices: the options in their order, not checked.
        right: the positions of the right options; none makes a poll of it.
        several: several options may be chosen.
        answers: the right answers of `short` and `number`, as people read them.
        seconds: the time to answer, if the file says it.
        settings: of a `scale` or `cloud`, as activities have them.
    """

    line: int
    kind: Kind
    text: str
    choices: tuple[str, ...] = ()
    right: tuple[int, ...] = ()
    several: bool = False
    answers: tuple[str, ...] = ()
    seconds: int | None = None
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Note:
    """A problem at a line; `values` fill the sentence that `notes.SENTENCES` has for its code."""

    line: int
    code: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Found:
    """What was found so far. `drafts` are activities as they are, of files in our own format."""

    title: str = ""
    items: list[Item] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    drafts: list[tuple[int, dict[str, Any]]] = field(default_factory=list)

    def note(self, line: int, code: str, **values: object) -> None:
        self.notes.append(Note(line, code, values))


class UnreadableFileError(Exception):
    """The file as a whole cannot be read; `code` is that of a refusal in `errors.py`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
