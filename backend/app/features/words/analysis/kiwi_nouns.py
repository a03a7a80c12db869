"""The nouns of texts by Kiwi, a Korean tokenizer, which is installed only where it is wanted."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import regex

from app.features.words.fold import PROTECTED
from app.features.words.plain_nouns import cleaned

_NOUNS = {"NNG", "NNP", "XR", "SL", "SH", "NR", "W_HASHTAG"}
_ONLY_JOINED = {"NNB", "XPN", "XSN", "SN"}  # counters, prefixes, suffixes, numbers
_PLURAL = "들"
_WITH_LETTER_OR_POINT = regex.compile(rf"(?=[^가-힣\s]*[A-Za-z]|\d+\.\d){PROTECTED}")
_INITIALS = regex.compile("[ㄱ-ㅎ]{2,4}")


class Token(Protocol):
    """A morpheme as Kiwi returns it; `start` and `len` are in code points of the text."""

    form: str
    tag: str
    start: int
    len: int


class Kiwi:
    """Kiwi as it is used here: one thread, and without the dictionary of names in many words.

    That dictionary costs 180 MB and finds no more nouns.
    """

    def __init__(self) -> None:
        """Load it, and analyse one text: only then is it as fast as it will be."""
        import kiwipiepy  # noqa: PLC0415 - not installed everywhere

        self._kiwi: Any = kiwipiepy.Kiwi(num_workers=1, load_multi_dict=False)
        self.nouns(["안녕하세요"])

    def nouns(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the nouns of each text; those that touch are one word.

        Give it many texts at once: for a single one Kiwi would keep the interpreter's lock.
        """
        plain = [_storable(cleaned(text)) for text in texts]
        return [
            joined_nouns(text, tokens)
            for text, tokens in zip(plain, self._kiwi.tokenize(plain), strict=True)
        ]


def _storable(text: str) -> str:
    """Return the text without lone surrogates: for one of them Kiwi refuses the whole list."""
    return text.encode("utf-16", "ignore").decode("utf-16")


def joined_nouns(text: str, tokens: Iterable[Token]) -> list[str]:
    """Return the nouns among a text's tokens, joined where they touch."""
    if _INITIALS.fullmatch(text):
        return [text]
    spans = [(found.start(), found.end(), True) for found in _WITH_LETTER_OR_POINT.finditer(text)]
    spans += [
        (token.start, token.start + token.len, token.tag in _NOUNS)
        for token in tokens
        if token.tag in _NOUNS | _ONLY_JOINED and token.form != _PLURAL
    ]
    return [text[start:end] for start, end, is_noun in _joined(spans) if is_noun]


def _joined(spans: Iterable[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Join spans that touch or overlap; together they are a noun, as 3 and 시간."""
    joined: list[tuple[int, int, bool]] = []
    for start, end, is_noun in sorted(spans):
        if joined and start <= joined[-1][1]:
            first, before, _ = joined.pop()
            joined.append((first, max(before, end), True))
        else:
            joined.append((start, end, is_noun))
    return joined
