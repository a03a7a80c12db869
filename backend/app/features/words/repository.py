"""All SQL about words."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import HiddenWord, Message

# Not held, deleted or blanked, and not found by the word filter, so that clients hide it.
_VISIBLE = (
    Message.seq.is_not(None),
    Message.deleted_at.is_(None),
    Message.message != "",
    Message.message_type != "marked",
)
_MOST_IDS = 500  # in one statement


@dataclass(frozen=True, slots=True)
class Chat:
    """The messages of a session that everybody sees."""

    session_id: str

    async def visible(self, db: AsyncSession, most: int) -> list[str]:
        """Return the ids of the newest ones."""
        statement = select(Message.id).where(Message.session_id == self.session_id, *_VISIBLE)
        return list(await db.scalars(statement.order_by(Message.seq.desc()).limit(most)))

    async def texts(self, db: AsyncSession, ids: Collection[str]) -> list[tuple[str, str]]:
        """Return id and text of those of them that have these ids."""
        every, found = [*ids], []
        for first in range(0, len(every), _MOST_IDS):
            some = every[first : first + _MOST_IDS]
            statement = select(Message.id, Message.message).where(Message.id.in_(some), *_VISIBLE)
            found += [(row.id, row.message) for row in await db.execute(statement)]
        return found


async def hidden(db: AsyncSession, session_id: str) -> set[str]:
    """Return the digests of the words that hosts have removed from the cloud over a chat."""
    statement = select(HiddenWord.digest).where(HiddenWord.session_id == session_id)
    return set(await db.scalars(statement))


async def hide(db: AsyncSession, session_id: str, digest: str) -> None:
    """Store that a word is removed."""
    await db.merge(HiddenWord(session_id=session_id, digest=digest))


async def show(db: AsyncSession, session_id: str, digest: str) -> None:
    """Store that a word is shown again."""
    statement = delete(HiddenWord).where(
        HiddenWord.session_id == session_id, HiddenWord.digest == digest
    )
    await db.execute(statement)
