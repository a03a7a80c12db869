"""Checking nicknames: none may be invisible or look like another person's."""

import unicodedata
from functools import cache
from typing import Annotated

import regex
from confusable_homoglyphs import confusables
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.text import bounded, graphemes, seen, written

MOST_GRAPHEMES = 20
_MOST_CODE_POINTS = 400  # a bound on the work, before graphemes are counted
MOST_OF_PRESENTER = 40  # graphemes: a name with what its bearer is
_MOST_STORED = 120  # code points of a presenter's

# UTS #51: whole emoji, with the joiners, selectors and tags that are invisible elsewhere.
_EMOJI = regex.compile(
    r"[0-9#*]\ufe0f?\u20e3|\p{RI}\p{RI}"
    r"|(?P<one>\p{Extended_Pictographic}[\p{EMod}\ufe0f]?(?:[\U000e0020-\U000e007e]+\U000e007f)?)"
    r"(?:\u200d(?&one))*"
)
# What is invisible and yet belongs to a script: joiners where letters join or stack, the spaces of
# those that write none, Mongolian's variants, and the variants of ideographs in Japanese names.
_CURSIVE = r"\p{Arabic}\p{Syriac}\p{Nko}\p{Mandaic}\p{Adlam}\p{Hanifi_Rohingya}\p{Mongolian}"
_STACKING = (
    r"\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Gujarati}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}"
    r"\p{Malayalam}\p{Sinhala}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Balinese}\p{Javanese}"
)
_SPACELESS = r"\p{Khmer}\p{Thai}\p{Lao}\p{Myanmar}"
_OF_SCRIPTS = regex.compile(
    rf"(?<=[{_CURSIVE}{_STACKING}]\p{{M}}*)[\u200c\u200d](?=\p{{L}}|\p{{M}})"
    rf"|(?<=\p{{Joining_Type=D}}\p{{M}}*)\u200d"
    rf"|(?<=[{_SPACELESS}])\u200b(?=[{_SPACELESS}])"
    r"|(?<=\p{Mongolian})[\u180b-\u180f]|(?<=\p{Myanmar})\ufe00"
    r"|(?<=\p{Han})[\ufe00-\ufe02\U000e0100-\U000e01ef]"
)
_HIDDEN = regex.compile(r"[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u17b4\u17b5]")
# Marks for every script come two to a letter at most; those of a script up to four (Hebrew points,
# Burmese), in Tibetan, where whole consonants are marks, up to seven; none comes twice in a row.
_PILED_UP = regex.compile(
    r"[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3}"
    r"|[\p{Mn}\p{Me}--\p{Tibetan}]{5}|\p{M}{8}|([\p{Mn}\p{Me}])\1",
    regex.V1,
)
_NOT_DRAWN = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}]")
# A vowel that is one stroke, and a consonant that is a ring, where they are no part of a syllable.
_VOWELS = r"\u1160-\u11a7\u30fc\u4e28"
_STROKES = regex.compile(rf"(?<![\u1100-\u115f{_VOWELS}])\u4e28+")
_RING = regex.compile(rf"(?<![{_VOWELS}])\u110b(?![{_VOWELS}])")


def clean_nickname(text: str) -> str:
    """Return a nickname in NFC: 1 to 20 graphemes, none invisible or with stacked marks."""
    return _clean(text, MOST_GRAPHEMES, _MOST_CODE_POINTS)


def clean_presenter_name(text: str) -> str:
    """Return a presenter's name in NFC: as a nickname, but up to 40 graphemes."""
    return _clean(text, MOST_OF_PRESENTER, _MOST_STORED)


def _clean(text: str, most: int, most_code_points: int) -> str:
    name = " ".join(bounded(written(text), most_code_points, len).split()).strip("\u200b\u200c")
    seen(name)
    if _PLAIN.fullmatch(name):  # of which none is hidden or a mark, and each is one grapheme
        return bounded(name, most, len)
    shown = _EMOJI.sub("", name)
    if _HIDDEN.search(_OF_SCRIPTS.sub("", shown)):
        raise PydanticCustomError("invisible", "has invisible characters")
    if _PILED_UP.search(unicodedata.normalize("NFD", shown)):
        raise PydanticCustomError("piled_up", "has too many marks on a letter")
    return bounded(name, most, graphemes)


# What people are mostly called: printable ASCII, and syllables of Hangul, whose parts touch nothing
# of the character beside them. Of everything else the key is that of the whole.
_PLAIN = regex.compile(r"[ -~가-힣]*")


def name_key(name: str) -> str:
    """Return a key that is equal for names that look alike, ignoring case and spaces.

    It is the skeleton of UTS #39 (section 4), taken as written and again in one case, so that `I`,
    `l` and `i` are equal. Letters whose capitals look alike (`м` and `m`) are equal too, and so are
    a few that the data of UTS #39 lack. Never show it to people.
    """
    key = "".join(map(_key_of_one, name)) if _PLAIN.fullmatch(name) else _key_of_all(name)
    return key.replace("vv", "w")


def _key_of_all(name: str) -> str:
    latin = "".join(map(_as_capital, unicodedata.normalize("NFKC", name)))
    folded = _NOT_DRAWN.sub("", _skeleton(_skeleton(latin).casefold()))
    apart = _RING.sub("o", _STROKES.sub(lambda found: "l" * len(found[0]), folded))
    return apart.replace("i", "l")


_key_of_one = cache(_key_of_all)


def _skeleton(text: str) -> str:
    mapped = unicodedata.normalize("NFD", text).translate(_prototypes())
    return unicodedata.normalize("NFD", mapped)


@cache
def _as_capital(char: str) -> str:
    """Return the Latin letter that the letter's capital looks like, unless it does so itself."""
    like = _prototypes().get(ord(char.upper())) if len(char.upper()) == 1 else None
    if char.isascii() or _prototypes().get(ord(char), char).isascii() or not like:
        return char
    return like.lower() if like.isascii() and like.isalpha() else char


@cache
def _prototypes() -> dict[int, str]:
    """Map every character that has look-alikes to the one that represents them.

    The library has pairs in both directions. A character with several look-alikes represents them;
    of a single pair, the first does.
    """
    known = confusables.confusables_data
    found = {}
    for char, likes in known.items():
        like = likes[0]["c"]
        is_one_of_many = len(like) > 1 or len(known.get(like, ())) > 1
        if len(char) == len(likes) == 1 and (is_one_of_many or like < char):
            found[ord(char)] = like
    return found


Nickname = Annotated[str, AfterValidator(clean_nickname)]
PresenterName = Annotated[str, AfterValidator(clean_presenter_name)]
