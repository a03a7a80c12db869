"""The nouns of a text by a plain rule, where no tokenizer is installed."""

import regex

from app.features.words.fold import (
    PROTECTED,
    composed,
    joined_letters,
    without_emoticons,
    without_unseen,
)
from app.features.words.korean.conjugation import forms_of_do, predicates, sentence_ends
from app.features.words.korean.lists import words_of
from app.features.words.korean.particles import split
from app.features.words.korean.stretching import unstretched

_TOKEN = regex.compile(
    rf"(?P<head>{PROTECTED}|[가-힣]+[0-9]+|[ㄱ-ㅎ]{{2,4}}(?![ㄱ-ㅎ]))?(?P<tail>[가-힣]*)"
)
_COPULA = regex.compile(
    "(?<=.)(?:이에요|이예요|예요|에요|입니다|입니까|이었음|이었습니다|였습니다|이었어요|였어요|이었다|였다"
    "|이네요|인가요|인데요?)$"
)
_VERB = regex.compile("(?:[아어여해]요|[네세군]요|니다|니까|[었았했겠]다|[었았했겠]음|[까게래]요)$")
_ADVERB = regex.compile("(?<=..)(?:너무|진짜|정말|많이|별로|완전|매우|조금|[좀잘안뭐못])$")
_AFTER_ANY = frozenset("를을는은에엔로와랑요")
_BEFORE_OTHERS = frozenset("이가나도의과만께든")  # at the end of a text the noun may end so itself
_AFTER_ONE = frozenset("를는에엔의")  # after a noun of one syllable, too
_DEEP = 3  # 회사에서의: so many particles, at most
_LONGEST = 20  # syllables of what is looked at as one word


def load() -> None:
    """Make the lists that the rule needs, which takes a while; later calls return at once."""
    predicates()
    sentence_ends()
    forms_of_do()


def plain_nouns(text: str) -> list[str]:
    """Return the nouns of a text in their order, as written; those that touch are one word.

    What is no noun for certain, such as 재밌어요, is left out; most unknown words are nouns.
    """
    tokens = [found for found in _TOKEN.finditer(cleaned(text)) if found.group()]
    last = len(tokens) - 1
    return [
        noun
        for place, found in enumerate(tokens)
        if (noun := _noun(found["head"] or "", found["tail"][:_LONGEST], is_last=place == last))
    ]


def cleaned(text: str) -> str:
    """Return the text as nouns are looked for: composed, no emoticon letters, nothing stretched."""
    seen = without_unseen(composed(text).replace("\u200b", " "))
    return joined_letters(" ".join(map(unstretched, without_emoticons(seen).split())))


def _noun(head: str, tail: str, *, is_last: bool) -> str:
    """Return the noun that a word is or begins with; empty if there is none."""
    if not head:
        return _korean(tail, is_last=is_last)
    if not tail:
        return "" if head.isdigit() else head
    if _is_grammar(tail):
        return head
    return head + (_without_particles(tail, is_last=is_last) or tail)


def _is_grammar(tail: str) -> bool:
    """Return whether what follows other letters is no noun: particles, 이다 or 하다."""
    return (
        tail in forms_of_do()
        or _COPULA.sub("", f".{tail}") == "."
        or _without_particles(f".{tail}", is_last=False) == "."
    )


def _korean(word: str, *, is_last: bool) -> str:
    if word in words_of("nouns"):
        return word
    if word in words_of("adverbs") or word in predicates():
        return ""
    if (noun := _before_verb(word, is_last=is_last)) is not None:
        return _korean(noun, is_last=False)
    if _VERB.search(word):
        return ""
    return _without_particles(word, is_last=is_last)


def _before_verb(word: str, *, is_last: bool) -> str | None:
    """Return what is before 이다, a verb or an adverb at the end of a word; None if nothing is."""
    for start in range(2, len(word) - is_last):  # 지중해 at the end, 정리해 before others
        if word[start:] in sentence_ends() or word[start:] in forms_of_do():
            return word[:start]
    for pattern in (_COPULA, _ADVERB):
        if found := pattern.search(word):
            return word[: found.start()]
    return None


def _without_particles(word: str, *, is_last: bool) -> str:
    for _ in range(_DEEP):
        shorter = _without_particle(word, is_last=is_last)
        if shorter == word:
            break
        word, is_last = shorter, False
    return word[:-1] if word.endswith("들") and len(word) > 2 else word


def _without_particle(word: str, *, is_last: bool) -> str:
    if word in words_of("nouns"):
        return word
    for noun, particle in reversed(list(split(word))):
        if _is_particle(noun, particle, is_last=is_last):
            return noun
    return word


def _is_particle(noun: str, particle: str, *, is_last: bool) -> bool:
    if len(particle) > 1:
        return True
    if len(noun) == 1 and noun != ".":
        return particle in _AFTER_ONE
    return particle in _AFTER_ANY or (particle in _BEFORE_OTHERS and not is_last)
