"""Finding names as people type them."""

import unicodedata

import regex

_NOT_TYPED = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}\u0300-\u036f]")


def search_key(text: str) -> str:
    """What a name and what is typed to find it have in common.

    Case, width, spaces and accents are the same; a Hangul syllable begins with its first letters,
    so that `기` and `ㄱ` find 김 while it is being composed. Not to be shown to anybody.
    """
    once = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_TYPED.sub("", unicodedata.normalize("NFKD", once))
