"""What hosts may ask of the word filter."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.core.text import Title


class ChangeWords(Command):
    """The words that the filter finds in this session, besides those that it knows.

    One that begins with `!` is innocent: nothing is found in it.
    """

    words: list[Annotated[Title, Field(max_length=40)]] = Field(max_length=200)
