"""Korean particles, which follow a noun; some by its last sound."""

from collections.abc import Iterator

from app.features.words.korean.hangul import is_syllable, tail_of
from app.features.words.korean.lists import groups_of

_AFTER = {
    particle: sound for sound, particles in groups_of("particles").items() for particle in particles
}
_LONGEST = max(map(len, _AFTER))
_FEWEST = 2  # syllables before a particle of one syllable: 나이 is not 나 and 이


def _fits(noun: str, particle: str) -> bool:
    """Return whether a particle may follow a noun by its last sound."""
    after = _AFTER[particle]
    if after == "either" or not is_syllable(noun[-1]):
        return True
    tail = tail_of(noun[-1])
    if particle in ("로", "론"):
        return tail in ("", "ㄹ")
    if particle in ("으로", "으론"):
        return tail not in ("", "ㄹ")
    return bool(tail) == (after == "consonant")


def split(word: str) -> Iterator[tuple[str, str]]:
    """Return every noun and particle that a word may be made of, shortest particle first."""
    for length in range(1, min(_LONGEST, len(word) - 1) + 1):
        noun, particle = word[:-length], word[-length:]
        if particle in _AFTER and not noun[-1].isspace() and _fits(noun, particle):
            yield noun, particle


def bare_forms(word: str) -> tuple[str, ...]:
    """Return what a word may be without one particle, longest first.

    A noun of one syllable counts only before a longer particle.
    """
    return tuple(
        noun for noun, particle in split(word) if len(particle) > 1 or len(noun) >= _FEWEST
    )
