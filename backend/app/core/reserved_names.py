"""Nicknames that pretend to run a session, by words such as "host", alone or beside a name."""

import unicodedata
from collections.abc import Set
from functools import cache, lru_cache

import regex

from app.core.names import name_key

# Nobody's name, wherever such a word stands.
TITLES = [
    "admin",
    "administrator",
    "cohost",
    "engagenow",
    "moderator",
    "organizer",
    "presenter",
    "공지",
    "공지사항",
    "관리자",
    "모더레이터",
    "발표자",
    "방장",
    "사회자",
    "어드민",
    "운영자",
    "운영진",
    "주최자",
    "진행자",
    "호스트",
]
# Some people are called so, and many are teachers: these alone, in brackets, or with the
# presenter's name.
_OTHERS = (
    "host mod official owner root speaker staff support system teacher 강사 선생님 스태프 시스템"
)
RESERVED = [*TITLES, *_OTHERS.split()]

_ENDS_OF_NAMES = {"mod", "root"}  # Mahmod is nobody who pretends to be Mah
_HONORIFIC = "님"
_NOT_LETTERS = regex.compile(r"[^\p{L}\p{M}]")
_NOT_WRITTEN = regex.compile(r"[^\p{L}\p{M}\p{N}]")
_ENCLOSED = regex.compile(r"[\p{Ps}\p{Pi}<]([^\p{Ps}\p{Pe}\p{Pi}\p{Pf}<>]+)[\p{Pe}\p{Pf}>]")
_BETWEEN = r"[^\p{L}\p{M}\p{N}]+"
_SCRIPTS_MEET = r"(?<=\p{Hangul})(?=\P{Hangul})|(?<=\P{Hangul})(?=\p{Hangul})"
_CASES_MEET = r"(?<=\p{Ll})(?=\p{Lu})"
_SPLITS = [
    regex.compile(pattern, regex.V1)
    for pattern in (_BETWEEN, f"{_BETWEEN}|{_SCRIPTS_MEET}", f"{_BETWEEN}|{_CASES_MEET}")
]

Keys = frozenset[str]
Words = tuple[str, ...]
Split = Set[Words]  # the same name, in several ways


def is_reserved(name: str, presenter_name: str = "") -> bool:
    """Return whether a name claims to run the session: host, [admin] Kim, 진행자 민지, ra님.

    Beside the presenter's name more words count, and so does that name with other punctuation.
    """
    plain = unicodedata.normalize("NFKC", name)
    split = _words(plain)
    return (
        _matches(name, _keys())
        or any(_matches(part, _keys()) for part in _ENCLOSED.findall(plain))
        or any(_matches(word, _titles()) for word in {word for words in split for word in words})
        or _is_presenter(plain, split, presenter_name)
    )


def _matches(text: str, keys: Keys) -> bool:
    letters = _NOT_LETTERS.sub("", unicodedata.normalize("NFKC", text))
    readings = {text, letters, letters.removesuffix(_HONORIFIC)}
    return not keys.isdisjoint(map(name_key, readings))


def _words(text: str) -> Split:
    """Split a name into words in several ways: `raAdmin` and `ra발표자` are two, `ADMlN` is one."""
    return {tuple(filter(None, split.split(text))) for split in _SPLITS}


def _is_presenter(name: str, split: Split, presenter_name: str) -> bool:
    own = _presenter_key(presenter_name)
    if not own:
        return False
    written = _written_key(name)
    if own in (written, written.removesuffix(_honorific_key())):
        return True
    rests = {written, name_key(_NOT_LETTERS.sub("", name))}
    if any(_beside() & {rest.removeprefix(own), rest.removesuffix(own)} for rest in rests):
        return True
    return any(_has_word_beside(words, own) for words in split)


def _has_word_beside(words: Words, own: str) -> bool:
    ends = ((words[:1], words[1:]), (words[-1:], words[:-1]))
    return any(_matches("".join(end), _keys()) and _joined(rest) == own for end, rest in ends)


def _joined(words: Words) -> str:
    return name_key("".join(words))


def _written_key(name: str) -> str:
    return name_key(_NOT_WRITTEN.sub("", unicodedata.normalize("NFKC", name)))


@lru_cache
def _presenter_key(name: str) -> str:
    return _written_key(name)


@cache
def _honorific_key() -> str:
    return name_key(_HONORIFIC)


@cache
def _keys() -> Keys:
    return frozenset(map(name_key, RESERVED))


@cache
def _titles() -> Keys:
    return frozenset(map(name_key, TITLES))


@cache
def _beside() -> Keys:
    """Return what is written directly before or after the presenter's name, without a space."""
    words = set(RESERVED) - _ENDS_OF_NAMES
    return frozenset(name_key(f"{word}{end}") for word in words for end in ("", _HONORIFIC))
