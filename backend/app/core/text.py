"""What people may write: normalised to NFC, visible, storable and of bounded length."""

import unicodedata
from collections.abc import Callable
from typing import Annotated

import regex
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

# Letters and symbols by category, yet drawn as nothing.
_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
_ZERO_WIDTH_JOINER = "\u200d"  # holds family emoji together
_LINE_BREAKS = frozenset("\n\r\t")
_DRAWN_AS_NOTHING = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}]")


def graphemes(text: str) -> int:
    """How many characters a person sees (UAX #29 extended grapheme clusters)."""
    return len(regex.findall(r"\X", text))


def is_blank(text: str) -> bool:
    """Whether nothing of `text` can be seen."""
    return all(_is_unseen(char) for char in text)


def name_key(name: str) -> str:
    """What two equal-looking names have in common: compatibility form, one case, no spaces."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _DRAWN_AS_NOTHING.sub("", folded)


def bare_emoji(emoji: str) -> str:
    """The emoji without its variation selector, which keyboards add or leave out at will."""
    return emoji.replace("\ufe0f", "")


def _is_unseen(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "ZC" or char in _BLANK_LETTERS or category in ("Mn", "Me")


def _is_hidden(char: str) -> bool:
    """Invisible or direction-changing: a name with it looks like another name."""
    category = unicodedata.category(char)
    unseen = category[0] == "C" or category in ("Zl", "Zp") or char in _BLANK_LETTERS
    return unseen and char != _ZERO_WIDTH_JOINER


def _is_unstorable(char: str) -> bool:
    """Control characters and lone surrogates: databases and JSON refuse some of them."""
    return unicodedata.category(char) in ("Cc", "Cs") and char not in _LINE_BREAKS


def _written(text: str) -> str:
    if not text.isprintable() and any(_is_unstorable(char) for char in text):
        raise PydanticCustomError("unstorable", "has characters that cannot be stored")
    return unicodedata.normalize("NFC", text)


def _bounded(text: str, limit: int, measure: Callable[[str], int]) -> str:
    if measure(text) > limit:
        raise PydanticCustomError("too_long", "is longer than {limit}", {"limit": limit})
    return text


def _seen(text: str) -> str:
    if is_blank(text):
        raise PydanticCustomError("empty", "is empty")
    return text


def clean_message(text: str) -> str:
    """A chat message: 1 to 500 code points, something visible among them."""
    return _seen(_bounded(_written(text), 500, len))


def clean_title(text: str) -> str:
    """A title: one line of 1 to 120 code points."""
    return _seen(_bounded(" ".join(_written(text).split()), 120, len))


def clean_description(text: str) -> str:
    """A description: at most 2,000 code points; empty is allowed."""
    return _bounded(_written(text).strip(), 2000, len)


def clean_nickname(text: str) -> str:
    """A nickname: 1 to 20 graphemes, none of them invisible."""
    name = " ".join(_written(text).split())
    _seen(_bounded(name, 400, len))  # a bound on bytes before graphemes are counted
    if any(_is_hidden(char) for char in name):
        raise PydanticCustomError("invisible", "has invisible characters")
    return _bounded(name, 20, graphemes)


MessageText = Annotated[str, AfterValidator(clean_message)]
Title = Annotated[str, AfterValidator(clean_title)]
PersonName = Title
Description = Annotated[str, AfterValidator(clean_description)]
Nickname = Annotated[str, AfterValidator(clean_nickname)]
Storable = Annotated[str, AfterValidator(_written)]
