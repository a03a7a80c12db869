"""The command that changes notes."""

from typing import Annotated

from pydantic import AfterValidator, Field

from app.core.schemas import Command
from app.core.text import bounded, written

MOST = 10_000  # code points


def clean_notes(text: str) -> str:
    """Return notes: at most 10,000 code points, possibly none."""
    return bounded(written(text), MOST, len)


class WriteNotes(Command):
    """Set the notes to `text`, which was made of their `version`; 0 if there were none."""

    text: Annotated[str, AfterValidator(clean_notes)]
    version: Annotated[int, Field(ge=0, lt=2**31)]
