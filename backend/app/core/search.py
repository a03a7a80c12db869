"""Searching names as people type them."""

import unicodedata

import regex

_NOT_TYPED = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}\u0300-\u036f]")


def search_key(text: str) -> str:
    """Return the form in which a name and a search are compared.

    It ignores case, width, spaces and accents. A Hangul syllable is split into letters, so that
    `기` and `ㄱ` find 김 while it is being typed. Never show it to people.
    """
    once = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_TYPED.sub("", unicodedata.normalize("NFKD", once))
