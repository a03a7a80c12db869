"""Finding words in text despite spacing, single jamo and look-alike letters.

Hangul is compared letter by letter, other scripts by the skeleton that names are compared by.
A word must be a word of the text, not a chance sequence: `다시 발표` does not contain `시발`, and
`class` not `ass`.
"""

import re
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

import regex

from app.core.names import name_key

_LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_CLUSTERS = dict(
    zip(
        "ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ",
        ["ㄱㅅ", "ㄴㅈ", "ㄴㅎ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ", "ㅂㅅ"],
        strict=True,
    )
)
# Jamo that are made to be joined to syllables, which NFKC makes of those that stand alone.
_TO_BE_JOINED = {
    ord(first) + place: letter
    for first, letters in (("\u1100", _LEADS), ("\u1161", _VOWELS), ("\u11a8", _TAILS[1:]))
    for place, letter in enumerate(letters)
}
_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3

_STANDS_FOR_I = regex.compile(r"(?<=[ㄱ-ㅎ])[lI1|]")  # ㅅl발
_LEET = str.maketrans("@$013457", "asoieast")
_ASCII_LEET = bytes.maketrans(b"@$013457", b"asoieast")
_STRETCHED = re.compile(r"(.)\1{2,}")  # fuuuck
_ONCE = itemgetter(1)  # of a match: quicker than a template, which Python fills in
_PIECE = regex.compile(r"[\p{L}\p{M}--\p{Hangul}]+", regex.V1)
_SINGLE_LETTERS = regex.compile(r"(?<!\S)\p{L}(?:[\s\p{P}]+\p{L}){2,}(?!\S)")
# The same for texts in ASCII, a quarter of the time. Other characters are white to `re`.
_ASCII_PIECE = re.compile(r"[A-Za-z]+")
_ASCII_SINGLE_LETTERS = re.compile(
    r"(?<![^ \t-\r])[A-Za-z](?:[ \t-\r!-#%-*,-/:;?@[-\]_{}]+[A-Za-z]){2,}(?![^ \t-\r])"
)
# What `name_key` makes of ASCII letters, in part: without m, which is `rn`, and w, which is `vv`.
_ASCII_KEYS = bytes.maketrans(
    string.ascii_letters.encode(), string.ascii_lowercase.replace("i", "l").encode() * 2
)
_NO_LETTERS = bytes({*range(256)} - {*string.ascii_letters.encode()})
_ENDINGS = "(?:s|es|a|as|ed|er|ers|lng|ln|y)?"  # of English words; in a skeleton i is l


@dataclass(frozen=True, slots=True)
class _Jamo:
    """The Hangul letters of a text: the kind of each, and the word it belongs to.

    `kinds`: `l`ead, `v`owel, `t`ail of a syllable, or a single `j`amo.
    """

    letters: str
    kinds: str
    places: tuple[int, ...]

    def holds(self, word: str, *, alone: bool) -> bool:
        """Return whether the word occurs here; single consonants must match single consonants."""
        start = self.letters.find(word)
        while start >= 0:
            if self._stands(start, start + len(word), alone=alone):
                return True
            start = self.letters.find(word, start + 1)
        return False

    def _stands(self, start: int, end: int, *, alone: bool) -> bool:
        kinds = self.kinds[start:end]
        if kinds[0] == "t" or (alone and kinds.strip("j")):
            return False
        goes_on = end < len(self.letters) and self.places[end] == self.places[end - 1]
        if goes_on and (self.kinds[end] in "tv" or self.letters[end] in _VOWELS):
            return False
        is_one_word = self.places[start] == self.places[end - 1]
        begins = start == 0 or self.places[start - 1] != self.places[start]
        return is_one_word or (begins and not goes_on)

    def without(self, word: str) -> "_Jamo":
        """Return a copy in which a word is made unreadable."""
        return _Jamo(self.letters.replace(word, "-" * len(word)), self.kinds, self.places)


class WordList:
    """Words to find, and innocent words that contain them."""

    def __init__(self, words: Iterable[str]) -> None:
        """Make a list; a word that begins with `!` is innocent."""
        words = [word.strip() for word in words]
        guilty = [word for word in words if not word.startswith("!")]
        self._innocent = [_jamo(word[1:]).letters for word in words if word.startswith("!")]
        hangul = [_jamo(word) for word in guilty]
        self._hangul = [
            (one.letters, not one.kinds.strip("j") and one.letters[0] in _LEADS)
            for one in hangul
            if one.letters
        ]
        self._in_hangul = [letters for letters, _ in self._hangul]
        others = {name_key(word) for word in guilty if _PIECE.search(word)}
        either = "|".join(regex.escape(word) for word in sorted(others) if word)
        self._others = regex.compile(f"(?:{either}){_ENDINGS}") if either else None
        self._in_ascii = [word.replace("w", "vv").encode() for word in others if word.isascii()]

    def finds(self, text: str) -> bool:
        """Return whether any of the words occurs in the text."""
        return self._finds_hangul(text) or self._finds_other(text)

    def _finds_hangul(self, text: str) -> bool:
        if text.isascii() or not self._may_be_hangul(text):
            return False
        jamo = _jamo(text)
        for word in self._innocent:
            jamo = jamo.without(word)
        return any(jamo.holds(word, alone=alone) for word, alone in self._hangul)

    def _finds_other(self, text: str) -> bool:
        plain = _plain(text)
        if self._others is None or (plain.isascii() and not self._may_be_ascii(plain)):
            return False
        return any(self._others.fullmatch(_key(piece)) for piece in {*_pieces(plain)})

    # Nearly all texts contain no word's letters in a row, which is seen in a tenth of the time.

    def _may_be_hangul(self, text: str) -> bool:
        letters = "".join(map(_hangul_of, _with_vowels(text)))
        return any(map(letters.__contains__, self._in_hangul))

    def _may_be_ascii(self, plain: str) -> bool:
        letters = plain.encode().translate(_ASCII_KEYS, _NO_LETTERS)
        letters = letters.replace(b"m", b"rn").replace(b"w", b"vv")
        return any(map(letters.__contains__, self._in_ascii))


_key = lru_cache(2000)(name_key)  # people say the same words again and again


def _plain(text: str) -> str:
    """Return a text with letters for what stands for them, and none stretched."""
    if text.isascii():
        return _STRETCHED.sub(_ONCE, text.encode().translate(_ASCII_LEET).decode())
    return _STRETCHED.sub(_ONCE, text.translate(_LEET))


def _pieces(plain: str) -> Iterator[str]:
    """Return the non-Hangul words of a text, and runs of single letters joined."""
    is_ascii = plain.isascii()
    piece = _ASCII_PIECE if is_ascii else _PIECE
    for one in plain.split():
        pieces = piece.findall(one)
        yield from pieces
        yield "".join(pieces)
    for spaced in (_ASCII_SINGLE_LETTERS if is_ascii else _SINGLE_LETTERS).findall(plain):
        yield "".join(piece.findall(spaced))


def _with_vowels(text: str) -> str:
    """Return a text with jamo for what stands for them."""
    return _STANDS_FOR_I.sub("ㅣ", text.translate(_TO_BE_JOINED))


def _jamo(text: str) -> _Jamo:
    letters, kinds, places = [], [], []
    for place, word in enumerate(_with_vowels(text).split()):
        for char in word:
            for letter, kind in _letters(char):
                letters.append(letter)
                kinds.append(kind)
                places.append(place)
    return _Jamo("".join(letters), "".join(kinds), tuple(places))


@lru_cache(20_000)
def _letters(char: str) -> tuple[tuple[str, str], ...]:
    if not _FIRST_SYLLABLE <= ord(char) <= _LAST_SYLLABLE:
        letters = _CLUSTERS.get(char, char)
        return tuple((one, "j") for one in letters if one in _LEADS or one in _VOWELS)
    lead, rest = divmod(ord(char) - _FIRST_SYLLABLE, len(_VOWELS) * len(_TAILS))
    vowel, tail = divmod(rest, len(_TAILS))
    tails = _CLUSTERS.get(_TAILS[tail], _TAILS[tail])
    return (_LEADS[lead], "l"), (_VOWELS[vowel], "v"), *((one, "t") for one in tails)


@lru_cache(20_000)
def _hangul_of(char: str) -> str:
    return "".join(letter for letter, _ in _letters(char))
