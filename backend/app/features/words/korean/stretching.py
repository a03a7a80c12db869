"""Stretched words: 조아요오오오, 대바아아악, 좋아ㅏㅏㅏ, loooong."""

import regex

from app.features.words.korean.hangul import (
    has_silent_lead,
    is_syllable,
    parts_of,
    syllable_of,
    tail_of,
)

_FEWEST = 2  # syllables of nothing but a vowel: one alone is often part of the word
_VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
# The vowels that go on sounding after another one, in the order of `_VOWELS`.
_GOES_ON = dict(
    zip(
        _VOWELS,
        [
            "ㅏ",
            "ㅐㅔ",
            "ㅏ",
            "ㅐㅔ",
            "ㅓ",
            "ㅔㅐ",
            "ㅓ",
            "ㅔㅐ",
            "ㅗ",
            "ㅏ",
            "ㅐㅔ",
            "ㅔㅐ",
            "ㅗ",
            "ㅜ",
            "ㅓ",
            "ㅔㅐ",
            "ㅣ",
            "ㅜ",
            "ㅡ",
            "ㅣㅡ",
            "ㅣ",
        ],
        strict=True,
    )
)
_LETTERS = regex.compile(r"([a-z])\1{2,}")
_SYLLABLES = regex.compile(r"([가-힣])\1{2,}")
_VOWELS_AFTER = regex.compile(r"(?<=[가-힣])[ㅏ-ㅣ]+")
_TAILS_AFTER = regex.compile(r"([가-힣])([ㄱ-ㅎ])\2+(?![ㄱ-ㅎ])")
_TILDES = regex.compile(r"(?<=[가-힣])[~〜ー]+")


def unstretched(word: str) -> str:
    """Return a word in lower case without what was only held long.

    Latin letters come three times at most: whether gooood is good or god, `stretched_forms` leave
    to the room's other answers.
    """
    word = _TILDES.sub("", word)
    word = _VOWELS_AFTER.sub("", word)
    word = _TAILS_AFTER.sub(_without_repeated_tail, word)
    word = _without_held_vowels(word)
    word = _SYLLABLES.sub(_once, word)
    return _LETTERS.sub(r"\1\1\1", word)


def stretched_forms(key: str) -> list[str]:
    """Return what a key with letters that come three times may be: looong is loong or long."""
    if not _LETTERS.search(key):
        return []
    return [_LETTERS.sub(r"\1\1", key), _LETTERS.sub(r"\1", key)]


def _without_repeated_tail(found: "regex.Match[str]") -> str:
    syllable, letter = found.groups()
    return syllable if tail_of(syllable) == letter else found.group()


def _once(found: "regex.Match[str]") -> str:
    """A syllable that comes again and again: 요요요 at the end of a word, 하하하 as a whole one."""
    is_whole = found.group() == found.string
    return found[1] * 2 if is_whole else found[1]


def _without_held_vowels(word: str) -> str:
    place = 0
    while place < len(word) - _FEWEST:
        held = _held(word, place)
        if held >= _FEWEST:
            word = (
                word[:place] + _joined(word[place], word[place + held]) + word[place + held + 1 :]
            )
        place += 1
    return word


def _held(word: str, place: int) -> int:
    """Return how many syllables after this one only go on with its vowel."""
    if not is_syllable(word[place]) or tail_of(word[place]):
        return 0
    vowel = _vowel(word[place])
    held = 0
    for char in word[place + 1 :]:
        if not (is_syllable(char) and has_silent_lead(char) and _vowel(char) in _GOES_ON[vowel]):
            break
        held += 1
        if tail_of(char):
            break
    return held


def _vowel(syllable: str) -> str:
    return _VOWELS[parts_of(syllable)[1]]


def _joined(first: str, last: str) -> str:
    """Return the first syllable with the last one's final consonant: 바 and 악 make 박."""
    lead, vowel, _ = parts_of(first)
    return syllable_of(lead, vowel, parts_of(last)[2])
