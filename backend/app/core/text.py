"""Checking text from people: NFC, visible, storable and of limited length."""

import unicodedata
from collections.abc import Callable
from typing import Annotated

import regex
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

# Letters and symbols by category, yet drawn as nothing.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_LINE_BREAKS = frozenset("\n\r\t")


def graphemes(text: str) -> int:
    """Return the number of characters that a person sees (UAX #29 grapheme clusters)."""
    return len(regex.findall(r"\X", text))


def is_blank(text: str) -> bool:
    """Return whether nothing of `text` is visible."""
    return all(_is_unseen(char) for char in text)


def bare_emoji(emoji: str) -> str:
    """Return the emoji without variation selector, which keyboards add or omit."""
    return emoji.replace("\ufe0f", "")


def search_key(text: str) -> str:
    """Return the form in which texts are searched: no case, width or composition; single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def _is_unseen(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "ZC" or char in _BLANK_LETTERS or category in ("Mn", "Me")


def _is_unstorable(char: str) -> bool:
    """Return whether it is a control character or lone surrogate, which databases refuse."""
    return unicodedata.category(char) in ("Cc", "Cs") and char not in _LINE_BREAKS


def written(text: str) -> str:
    """Return the text in NFC if databases and JSON can store it."""
    if not text.isprintable() and any(_is_unstorable(char) for char in text):
        raise PydanticCustomError("unstorable", "has characters that cannot be stored")
    return unicodedata.normalize("NFC", text)


def bounded(text: str, limit: int, measure: Callable[[str], int]) -> str:
    """Return the text if its size is at most `limit`."""
    if measure(text) > limit:
        raise PydanticCustomError("too_long", "is longer than {limit}", {"limit": limit})
    return text


def seen(text: str) -> str:
    """Return the text if anything of it is visible."""
    if is_blank(text):
        raise PydanticCustomError("empty", "is empty")
    return text


def clean_message(text: str) -> str:
    """Return a chat message: 1 to 500 code points, at least one visible."""
    return seen(bounded(written(text), 500, len))


def clean_title(text: str) -> str:
    """Return a title: one line of 1 to 120 code points."""
    return seen(bounded(" ".join(written(text).split()), 120, len))


def clean_description(text: str) -> str:
    """Return a description: at most 2,000 code points, possibly empty."""
    return bounded(written(text).strip(), 2000, len)


MessageText = Annotated[str, AfterValidator(clean_message)]
Title = Annotated[str, AfterValidator(clean_title)]
PersonName = Title
Description = Annotated[str, AfterValidator(clean_description)]
Storable = Annotated[str, AfterValidator(written)]
