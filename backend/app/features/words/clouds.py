"""The clouds over chats that hosts look at on this worker."""

import asyncio
from dataclasses import dataclass, field
from itertools import islice

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.words import repository
from app.features.words.analysis.analyser import MOST_TEXTS
from app.features.words.analysis.choice import NounFinder, choose_noun_finder
from app.features.words.chat_words import ChatWords
from app.features.words.counting import MOST_WORDS, Words
from app.features.words.hiding import MOST_HIDDEN
from app.features.words.plain_nouns import load

MOST_MESSAGES = 5_000  # the newest of a chat
_SECONDS = 1.0  # between two looks at a chat, at least
_KEPT_SECONDS = 120  # after nobody looks any more
_RANKED = 2 * (MOST_WORDS + MOST_HIDDEN)  # some are filtered


@dataclass(slots=True)
class Cloud:
    """The words of one chat, most frequent first, and when the chat was looked at."""

    counted: ChatWords = field(default_factory=ChatWords)
    words: Words = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    looked: float = float("-inf")
    analysis: asyncio.Task[None] | None = None


class Clouds:
    """Clouds by session id. They hold nothing that the database does not hold."""

    def __init__(self) -> None:
        self._finder: NounFinder = choose_noun_finder()
        self._clouds: dict[str, Cloud] = {}

    async def words(self, db: AsyncSession, session_id: str) -> Words:
        """Return the words of a session's chat, as they were a second ago at most."""
        cloud = self._clouds.setdefault(session_id, Cloud())
        async with cloud.turn:
            now = asyncio.get_running_loop().time()
            if now >= cloud.looked + _SECONDS:
                await _count(db, session_id, cloud.counted)
                cloud.words = cloud.counted.counts.top(_RANKED)
                cloud.looked = now
                self._analyse(cloud)
        return cloud.words

    async def rest(self) -> None:
        """Drop the clouds that nobody has looked at for a while."""
        before = asyncio.get_running_loop().time() - _KEPT_SECONDS
        for session_id, cloud in list(self._clouds.items()):
            if cloud.looked < before and not cloud.turn.locked():
                del self._clouds[session_id]
        await self._finder.rest()

    async def close(self) -> None:
        """End what analyses."""
        for cloud in self._clouds.values():
            if cloud.analysis is not None:
                cloud.analysis.cancel()
        await self._finder.close()

    def _analyse(self, cloud: Cloud) -> None:
        if cloud.counted.texts and (cloud.analysis is None or cloud.analysis.done()):
            cloud.analysis = asyncio.create_task(self._replace_all(cloud.counted))

    async def _replace_all(self, counted: ChatWords) -> None:
        """Find the nouns of all messages by the tokenizer, if there is one."""
        while part := dict(islice(counted.texts.items(), MOST_TEXTS)):
            if (found := await self._finder.nouns([*part.values()])) is None:
                return
            counted.replace(dict(zip(part, found, strict=True)))


async def _count(db: AsyncSession, session_id: str, counted: ChatWords) -> None:
    """Count what has come, take back what has gone. No connection is held while counting."""
    visible = set(await repository.visible_messages(db, session_id, MOST_MESSAGES))
    new = await repository.texts_of(db, visible - counted.known)
    await db.close()
    await asyncio.to_thread(load)
    counted.remove(counted.known - visible)
    await counted.add(new)
