"""A word cloud: everybody gives a few words, and the ones given most are drawn largest."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import Field

from app.core.schemas import View
from app.core.text import graphemes, is_blank
from app.features.activities.errors import InvalidAnswer
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.plan import Answer, KindSettings, Plan, Tally
from app.features.activities.kinds.scale import without_options
from app.features.words.counting import MOST_WORDS, WordCounts
from app.features.words.fold import bare, fold


class CloudSettings(KindSettings):
    """Everybody gives `words_per_person` words of so many `characters` at most."""

    words_per_person: int = Field(default=3, ge=1, le=5)
    characters: int = Field(default=20, ge=2, le=40)


class CloudResults(View):
    """The 100 `words` given most, each with how many gave it, the most frequent first."""

    words: list[tuple[str, int]]
    held: int
    answered: int


class Cloud(Kind):
    """A list of words answers it, or one word."""

    name: ClassVar[str] = "cloud"
    settings: ClassVar[type[KindSettings]] = CloudSettings
    results: ClassVar[type[View]] = CloudResults
    interval: ClassVar[float] = 1.0
    is_slow: ClassVar[bool] = True

    def check(self, plan: Plan) -> None:
        """Take neither options nor questions."""
        without_options(plan)

    def read(self, plan: Plan, given: Answer) -> Answer:
        """Return the words with single spaces, each once."""
        words = [
            " ".join(str(one).split()) for one in (given if isinstance(given, list) else [given])
        ]
        if isinstance(given, int) or not 1 <= len(words) <= plan.settings.words_per_person:
            raise InvalidAnswer
        if any(is_blank(word) or graphemes(word) > plan.settings.characters for word in words):
            raise InvalidAnswer
        return list({fold(word): word for word in reversed(words)}.values())[::-1]

    def count(self, plan: Plan, tally: Tally) -> CloudResults:  # noqa: ARG002
        """Count words that are the same when folded, and show the spelling used most."""
        counts = WordCounts()
        for words, times in tally.answers:
            for word in words:
                counts.add(word, times)
        hidden = {bare(word) for word in tally.hidden_words}
        shown = counts.top(MOST_WORDS, lambda word: bare(word) not in hidden)
        return CloudResults(words=shown, held=tally.held, answered=tally.answered)

    def texts(self, answer: Answer) -> Sequence[str]:
        """Return the words."""
        return answer if isinstance(answer, list) else [str(answer)]
