"""The words of texts, such as the messages of a chat, counted as texts come and go."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence

from app.features.words.counting import WordCounts
from app.features.words.fold import fold
from app.features.words.plain_nouns import plain_nouns

LONGEST = 40  # code points of what is shown as one word
_AT_ONCE = 50  # messages, in one turn of the loop


class NounCounts:
    """The nouns of every message by its id; of one without nouns, the whole message."""

    def __init__(self) -> None:
        self.counts = WordCounts()
        self._texts: dict[str, str] = {}  # not analysed yet, by message id
        self._words: dict[str, tuple[str, ...]] = {}

    @property
    def known(self) -> frozenset[str]:
        """Return the ids of the messages that are counted."""
        return frozenset(self._words)

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the messages, by id, whose nouns only the plain rule has found."""
        return self._texts

    async def add(self, messages: Iterable[tuple[str, str]]) -> None:
        """Count messages, (id, text) each, by the plain rule; others may run meanwhile."""
        for number, (message_id, text) in enumerate(messages, 1):
            self._texts[message_id] = text
            self._count(message_id, _words(text, plain_nouns(text)))
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)

    def remove(self, message_ids: Iterable[str]) -> None:
        """Take back what messages counted."""
        for message_id in message_ids:
            self._texts.pop(message_id, None)
            self._count(message_id, ())
            del self._words[message_id]

    def replace(self, analysed: Mapping[str, Sequence[str]]) -> None:
        """Count messages by these nouns, by message id; one that is gone stays so."""
        for message_id, nouns in analysed.items():
            if (text := self._texts.pop(message_id, None)) is not None:
                self._count(message_id, _words(text, nouns))

    def _count(self, message_id: str, words: tuple[str, ...]) -> None:
        for word in self._words.get(message_id, ()):
            self.counts.add(word, -1)
        for word in words:
            self.counts.add(word)
        self._words[message_id] = words


def _words(text: str, nouns: Sequence[str]) -> tuple[str, ...]:
    """Return each noun once; if there is none, the whole text, cut where it is long."""
    words = [noun for noun in nouns if len(noun) <= LONGEST] or [_cut(" ".join(text.split()))]
    return tuple({fold(word): word for word in words}.values())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
