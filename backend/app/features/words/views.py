"""Views of clouds of words."""

from collections.abc import Callable, Iterable
from typing import Annotated

from pydantic import WithJsonSchema

from app.core.schemas import View
from app.features.word_filter.filter import is_blocked
from app.features.words.counting import MOST_WORDS, Words
from app.storage.models import LiveSession

# A word and its count. As `prefixItems`, which would say more, schemathesis 4.32.5 takes it for no
# schema at all when it checks an answer.
Pair = Annotated[
    tuple[str, int],
    WithJsonSchema(
        {"type": "array", "items": {"type": ["string", "integer"]}, "minItems": 2, "maxItems": 2}
    ),
]


class WordCloud(View):
    """The words that most of many texts have, the most frequent first, each with its count.

    `words` are 100 at most; `hidden` are those between them that hosts have removed.
    """

    words: list[Pair]
    hidden: list[Pair]

    @classmethod
    def of(
        cls,
        session: LiveSession,
        words: Iterable[tuple[str, int]],
        is_hidden: Callable[[str], bool],
    ) -> "WordCloud":
        """Return the first words. What the session's word filter finds is in neither list."""
        shown: Words = []
        removed: Words = []
        for word, count in words:
            if len(shown) == MOST_WORDS:
                break
            if is_hidden(word):
                removed.append((word, count))
            elif not is_blocked(session, word):
                shown.append((word, count))
        return cls(words=shown, hidden=removed)
