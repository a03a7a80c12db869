"""Commands of the word filter."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.core.text import Title


class ChangeWords(Command):
    """Set the words that the filter finds in this session besides the built-in ones.

    A word that begins with `!` is allowed: nothing is found inside it.
    """

    words: list[Annotated[Title, Field(max_length=40)]] = Field(max_length=200)
