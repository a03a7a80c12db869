"""Commands about clouds of words."""

from typing import Annotated

from pydantic import AfterValidator, Field

from app.core.schemas import Command
from app.core.text import Storable, seen


class HideWord(Command):
    """Remove a word from a cloud, or bring it back with `hidden` false.

    A word is 40 characters long at most, each of which may be piled up of many code points.
    """

    word: Annotated[Storable, AfterValidator(seen), Field(max_length=2000)]
    hidden: bool
