"""A recording: one JSON object a line, an event and after how many seconds it came."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Self

import msgspec

from engagenow_client.errors import DecodeError
from engagenow_client.live.event import LiveEvent


class Entry(msgspec.Struct):
    """One event."""

    after: float
    event: str
    data: dict[str, Any]

    @classmethod
    def of(cls, event: LiveEvent, after: float) -> Self:
        return cls(after, event.name, {**msgspec.to_builtins(event.data), **event.extra})


class _Message(msgspec.Struct):
    message: str


class _Reactions(msgspec.Struct):
    counts: dict[str, Annotated[int, msgspec.Meta(ge=0)]]


# What is sent again, and what it has to have.
SENT = {"new_message": _Message, "reaction_update": _Reactions}


def line_of(entry: Entry) -> str:
    """Return one line of a recording."""
    return f"{msgspec.json.encode(entry).decode()}\n"


def read(path: Path) -> Iterator[Entry]:
    """Yield the entries of a recording.

    Raises:
        OSError: the file cannot be read.
        DecodeError: a line is no entry; the message says which.
    """
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield _entry(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise DecodeError(f"{path.name}, line {number}: {error}") from None


def _entry(line: bytes) -> Entry:
    entry = msgspec.json.decode(line, type=Entry)
    if entry.event in SENT:
        msgspec.convert(entry.data, SENT[entry.event])
    return entry
