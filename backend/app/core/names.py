"""Names of people in a room: nobody's can be invisible, upside down, or somebody else's."""

import unicodedata
from functools import cache
from typing import Annotated

import regex
from confusable_homoglyphs import confusables
from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from app.core.text import bounded, graphemes, seen, written

MOST_GRAPHEMES, MOST_MARKS = 20, 2
_MOST_CODE_POINTS = 400  # a bound on the work, before graphemes are counted

# UTS #51: whole emoji, with the joiners, selectors and tags that are invisible elsewhere.
_EMOJI = regex.compile(
    r"[0-9#*]\ufe0f?\u20e3|\p{RI}\p{RI}"
    r"|(?P<one>\p{Extended_Pictographic}[\p{EMod}\ufe0f]?(?:[\U000e0020-\U000e007e]+\U000e007f)?)"
    r"(?:\u200d(?&one))*"
)
_HIDDEN = regex.compile(r"[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\u17b4\u17b5]")
_PILED_UP = regex.compile(rf"[\p{{Mn}}\p{{Me}}]{{{MOST_MARKS + 1}}}")
_NOT_DRAWN = regex.compile(r"[\s\p{Default_Ignorable_Code_Point}]")
_NOT_LETTERS = regex.compile(r"[^\p{L}\p{M}]")

_WORDS = (
    "admin administrator engagenow host moderator mod official presenter root speaker staff "
    "support system teacher "
    "공지 공지사항 관리자 발표자 사회자 선생님 시스템 운영자 운영진 주최자 진행자 호스트"
)
RESERVED = _WORDS.split()


def clean_nickname(text: str) -> str:
    """A nickname: 1 to 20 graphemes in NFKC, none invisible, at most two marks on a letter."""
    bounded(text, _MOST_CODE_POINTS, len)
    name = " ".join(unicodedata.normalize("NFKC", written(text)).split())
    seen(bounded(name, _MOST_CODE_POINTS, len))
    if _HIDDEN.search(_EMOJI.sub("", name)):
        raise PydanticCustomError("invisible", "has invisible characters")
    if _PILED_UP.search(unicodedata.normalize("NFD", _EMOJI.sub("", name))):
        raise PydanticCustomError("piled_up", "has too many marks on a letter")
    return bounded(name, MOST_GRAPHEMES, graphemes)


def name_key(name: str) -> str:
    """What two names that look alike have in common, whatever their case and spaces.

    The skeleton of UTS #39 (section 4), once as written and once in one case, so that `I`, `l`
    and `i` are one letter. Not to be shown to anybody.
    """
    folded = _skeleton(_skeleton(unicodedata.normalize("NFKC", name)).casefold())
    return _NOT_DRAWN.sub("", folded).replace("i", "l")


def is_reserved(name: str) -> bool:
    """Whether it says that its bearer runs the session: host, admin, 진행자 and the like."""
    letters = _NOT_LETTERS.sub("", name)
    said = (name, letters, letters.removesuffix("님"))
    return not _reserved().isdisjoint(map(name_key, said))


@cache
def _reserved() -> frozenset[str]:
    return frozenset(name_key(word) for word in RESERVED)


def _skeleton(text: str) -> str:
    mapped = unicodedata.normalize("NFD", text).translate(_prototypes())
    return unicodedata.normalize("NFD", mapped)


@cache
def _prototypes() -> dict[int, str]:
    """Every character that looks like others, and the one that stands for them all.

    The library keeps pairs in both directions. What has several look-alikes stands for them; of
    two that have only each other, the first.
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
