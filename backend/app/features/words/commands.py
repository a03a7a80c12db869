"""Commands about clouds of words."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.core.text import Title


class HideWord(Command):
    """Remove a word from the cloud over the chat, or bring it back with `hidden` false."""

    word: Annotated[Title, Field(max_length=40)]
    hidden: bool
