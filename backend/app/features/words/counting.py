"""Counting short answers: the same ones together, each shown as most people wrote it."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from app.features.words.fold import fold
from app.features.words.korean.particles import bare_forms
from app.features.words.korean.stretching import stretched_forms

MOST_WORDS = 100

Words = list[tuple[str, int]]


def _of_anything(_word: str) -> bool:
    return True


@dataclass(slots=True)
class _Answer:
    """Answers with the same key: how many, how they were spelled, and what they may count with."""

    forms: tuple[str, ...]
    count: int = 0
    spellings: Counter[str] = field(default_factory=Counter)
    is_spaced: bool = False


class WordCounts:
    """How often each answer was given. Answers may come and go one by one."""

    def __init__(self, answers: Iterable[str] = ()) -> None:
        self._answers: dict[str, _Answer] = {}  # by key
        for answer in answers:
            self.add(answer)

    def add(self, answer: str, times: int = 1) -> None:
        """Count an answer, or with a negative number take it back."""
        if not (key := fold(answer)):
            return
        if (counted := self._answers.get(key)) is None:
            counted = self._answers[key] = _Answer(forms_of(key), is_spaced=" " in key)
        counted.count += times
        counted.spellings[" ".join(answer.split())] += times
        if counted.count <= 0:
            del self._answers[key]

    def top(self, most: int = MOST_WORDS, is_shown: Callable[[str], bool] = _of_anything) -> Words:
        """Return the answers given most often, as (text, count); equal counts by the alphabet.

        `is_shown` is asked with the text of an answer, from the most frequent one on.
        """
        groups = self._groups()
        sums = {key: sum(one.count for one in group) for key, group in groups.items()}
        texts = (
            (self._text(key, groups[key]), sums[key])
            for key in sorted(groups, key=lambda key: (-sums[key], key))
        )
        return list(islice((word for word in texts if is_shown(word[0])), most))

    def _groups(self) -> dict[str, list[_Answer]]:
        """Return the answers that count as one, by the shortest form that somebody gave."""
        groups: dict[str, list[_Answer]] = {}
        for key, answer in self._answers.items():
            groups.setdefault(self._shortest(key), []).append(answer)
        return groups

    def _shortest(self, key: str) -> str:
        while (shorter := self._shorter(key)) is not None:
            key = shorter
        return key

    def _shorter(self, key: str) -> str | None:
        answers = self._answers
        return next((form for form in answers[key].forms if form in answers), None)

    def _text(self, key: str, group: list[_Answer]) -> str:
        """Return the most frequent spelling without particles and stretching."""
        spellings = self._answers[key].spellings.copy()
        for answer in group:
            if answer.is_spaced and answer.forms[0] == key:
                spellings.update(answer.spellings)
        return min(spellings, key=lambda text: (-spellings[text], len(text), text))


@lru_cache(8192)
def forms_of(key: str) -> tuple[str, ...]:
    """Return the shorter keys that this one counts with, if one of them was answered too."""
    joined = key.replace(" ", "")
    forms = [joined, *stretched_forms(key), *bare_forms(key), *bare_forms(joined)]
    return tuple(form for form in dict.fromkeys(forms) if form != key)
