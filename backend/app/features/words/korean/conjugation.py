"""The forms of Korean verbs and adjectives, from a stem and its form before 요."""

from collections.abc import Iterable
from functools import cache

from app.features.words.korean.hangul import tail_of, with_tail
from app.features.words.korean.lists import groups_of, lines_of

_AT_AN_END = tuple("요다네지죠까자")  # what a sentence ends in


@cache
def predicates() -> frozenset[str]:
    """Return every form of the listed verbs and adjectives of at least two syllables."""
    return frozenset(form for words in _listed() for form in _forms(*words[:2]) if len(form) > 1)


@cache
def sentence_ends() -> frozenset[str]:
    """Return the forms that are certain to be such even at the end of a longer word."""
    return frozenset(
        form
        for words in _listed()
        for form in _forms(*words[:2])
        if form.endswith(_AT_AN_END) and len(form) >= (3 if words[2:] else 2)
    )


@cache
def forms_of_do() -> frozenset[str]:
    """Return the forms of 하다, 되다 and 시키다, which make verbs of nouns."""
    return frozenset(_forms("하", "해")) | _forms("되", "돼") | _forms("시키", "시켜")


def _listed() -> Iterable[list[str]]:
    return (line.split() for line in lines_of("predicates"))


def _forms(stem: str, before_yo: str) -> set[str]:
    endings = groups_of("endings")
    past = before_yo[:-1] + with_tail(before_yo[-1], "ㅆ")
    softened = _softened(stem)
    with_eu = _with_eu(stem, before_yo)
    return {
        before_yo,
        *(stem + ending for ending in endings["stem"]),
        *(softened + ending for ending in endings["stem"] if ending[0] in "네는냐니나"),
        *(before_yo + ending for ending in endings["before_yo"]),
        *(past + ending for ending in endings["past"]),
        *(with_eu + ending for ending in endings["eu"]),
        *(
            _joined(softened if tail_of(stem[-1]) == "ㄹ" else with_eu, one)
            for one in endings["final"]
        ),
    }


def _softened(stem: str) -> str:
    """만드는 has lost the ㄹ of 만들다."""
    return stem[:-1] + with_tail(stem[-1], "") if tail_of(stem[-1]) == "ㄹ" else stem


def _with_eu(stem: str, before_yo: str) -> str:
    """Return the stem as before 면: 좋으, 쉬, 어려우, 들으, 나으."""
    tail = tail_of(stem[-1])
    if tail in ("", "ㄹ"):
        return stem
    if tail == "ㅂ" and before_yo[-1] in "워와":
        return stem[:-1] + with_tail(stem[-1], "") + "우"
    return before_yo[:-1] + "으"


def _joined(stem: str, ending: str) -> str:
    return stem[:-1] + with_tail(stem[-1], ending[0]) + ending[1:]
