"""Hangul syllables taken apart and put together by arithmetic (Unicode, chapter 3.12)."""

_FIRST, _LAST = 0xAC00, 0xD7A3
_VOWELS, _TAILS = 21, 28
_SILENT_LEAD = 11  # ㅇ before a vowel
TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]
_TAIL_NUMBERS = {tail: number for number, tail in enumerate(TAILS)}

Parts = tuple[int, int, int]  # the numbers of lead, vowel and tail; tail 0 is none


def is_syllable(char: str) -> bool:
    """Return whether it is one whole syllable."""
    return _FIRST <= ord(char) <= _LAST


def parts_of(syllable: str) -> Parts:
    """Take a syllable apart."""
    lead, rest = divmod(ord(syllable) - _FIRST, _VOWELS * _TAILS)
    vowel, tail = divmod(rest, _TAILS)
    return lead, vowel, tail


def syllable_of(lead: int, vowel: int, tail: int) -> str:
    """Put a syllable together."""
    return chr(_FIRST + (lead * _VOWELS + vowel) * _TAILS + tail)


def has_silent_lead(syllable: str) -> bool:
    """Return whether it begins with its vowel, as 아 and 악."""
    return parts_of(syllable)[0] == _SILENT_LEAD


def tail_of(char: str) -> str:
    """Return the final consonant of a syllable; empty if it has none or is no syllable."""
    return TAILS[parts_of(char)[2]] if is_syllable(char) else ""


def with_tail(syllable: str, tail: str) -> str:
    """Return the syllable with another final consonant, as 가 and ㄴ make 간."""
    lead, vowel, _ = parts_of(syllable)
    return syllable_of(lead, vowel, _TAIL_NUMBERS[tail])
