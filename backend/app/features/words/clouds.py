"""The clouds over chats and long answers that hosts look at on this worker."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.words.analysis.analyser import MOST_TEXTS
from app.features.words.analysis.choice import NounFinder, choose_noun_finder
from app.features.words.counting import MOST_WORDS, Words
from app.features.words.hiding import MOST_HIDDEN
from app.features.words.noun_counts import NounCounts
from app.features.words.plain_nouns import load

MOST_TEXTS_SHOWN = 5_000  # the newest
_SECONDS = 1.0  # between two looks at the same texts, at least
_KEPT_SECONDS = 120  # after nobody looks any more
_RANKED = 2 * (MOST_WORDS + MOST_HIDDEN)  # some are filtered


class Source(Protocol):
    """Texts with ids, which come and go; the text of an id never changes."""

    async def visible(self, db: AsyncSession, most: int) -> list[str]:
        """Return the ids of the newest texts that everybody may see."""

    async def texts(self, db: AsyncSession, ids: Collection[str]) -> list[tuple[str, str]]:
        """Return id and text of those of these texts that everybody may see."""


@dataclass(slots=True)
class Cloud:
    """The words of some texts, most frequent first, and when the texts were looked at."""

    counted: NounCounts = field(default_factory=NounCounts)
    words: Words = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    looked: float = float("-inf")
    analysis: asyncio.Task[None] | None = None


class Clouds:
    """Clouds by the id of what they are of. They hold nothing that the database does not hold."""

    def __init__(self) -> None:
        self._finder: NounFinder = choose_noun_finder()
        self._clouds: dict[str, Cloud] = {}

    async def words(self, db: AsyncSession, cloud_id: str, source: Source) -> Words:
        """Return the words of texts, as they were a second ago at most."""
        cloud = self._clouds.setdefault(cloud_id, Cloud())
        async with cloud.turn:
            now = asyncio.get_running_loop().time()
            if now >= cloud.looked + _SECONDS:
                await _count(db, source, cloud.counted)
                cloud.words = cloud.counted.counts.top(_RANKED)
                cloud.looked = now
                self._analyse(cloud)
        return cloud.words

    async def free_unused(self) -> None:
        """Drop the clouds that nobody has looked at for a while."""
        before = asyncio.get_running_loop().time() - _KEPT_SECONDS
        for cloud_id, cloud in list(self._clouds.items()):
            if cloud.looked < before and not cloud.turn.locked():
                del self._clouds[cloud_id]
        await self._finder.stop_if_idle()

    async def close(self) -> None:
        """End what analyses."""
        for cloud in self._clouds.values():
            if cloud.analysis is not None:
                cloud.analysis.cancel()
        await self._finder.close()

    def _analyse(self, cloud: Cloud) -> None:
        if cloud.counted.texts and (cloud.analysis is None or cloud.analysis.done()):
            cloud.analysis = asyncio.create_task(self._replace_all(cloud.counted))

    async def _replace_all(self, counted: NounCounts) -> None:
        """Find the nouns of all texts by the tokenizer, if there is one."""
        while part := dict(islice(counted.texts.items(), MOST_TEXTS)):
            if (found := await self._finder.nouns([*part.values()])) is None:
                return
            counted.replace(dict(zip(part, found, strict=True)))


async def _count(db: AsyncSession, source: Source, counted: NounCounts) -> None:
    """Count what has come, take back what has gone. No connection is held while counting."""
    visible = set(await source.visible(db, MOST_TEXTS_SHOWN))
    new = await source.texts(db, visible - counted.known)
    await db.close()
    await asyncio.to_thread(load)
    counted.remove(counted.known - visible)
    await counted.add(new)
