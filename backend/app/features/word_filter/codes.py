"""Join codes that the word filter refuses: everybody reads them on the big screen."""

import re
import unicodedata
from functools import cache

from app.core.hangul_keys import keys_of
from app.core.refusal import Refusal
from app.core.word_matcher import WordList
from app.features.word_filter.errors import CodeRefused
from app.features.word_filter.filter import built_in

_LETTERS = re.compile(r"[A-Z]+")
_SHORTEST = 4  # keys: of fewer, too many codes would hold some


def code_refused(code: str) -> Refusal | None:
    """Return why nobody may choose this code, if it says a built-in word.

    Digits stand for letters, or between them; Korean words are also found by their keys.
    """
    forms = {code, "".join(_LETTERS.findall(code)), *_LETTERS.findall(code)}
    is_found = any(_words().finds(form) for form in forms) or not forms.isdisjoint(_typed())
    return CodeRefused() if is_found else None


@cache
def _words() -> WordList:
    return WordList(built_in())


@cache
def _typed() -> frozenset[str]:
    """Return the keys of the Korean words, as they are typed with the other layout on."""
    words = (unicodedata.normalize("NFKC", word) for word in built_in())
    keys = (keys_of(word) for word in words if not word.startswith("!"))
    return frozenset(one for one in keys if len(one) >= _SHORTEST and _LETTERS.fullmatch(one))
