"""All SQL about words."""

from collections.abc import Collection

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


async def visible_messages(db: AsyncSession, session_id: str, most: int) -> list[str]:
    """Return the ids of the newest messages that everybody sees."""
    statement = select(Message.id).where(Message.session_id == session_id, *_VISIBLE)
    return list(await db.scalars(statement.order_by(Message.seq.desc()).limit(most)))


async def texts_of(db: AsyncSession, message_ids: Collection[str]) -> list[tuple[str, str]]:
    """Return id and text of those of these messages that everybody sees."""
    ids = [*message_ids]
    found: list[tuple[str, str]] = []
    for first in range(0, len(ids), _MOST_IDS):
        some = ids[first : first + _MOST_IDS]
        statement = select(Message.id, Message.message).where(Message.id.in_(some), *_VISIBLE)
        found += [(row.id, row.message) for row in await db.execute(statement)]
    return found


async def hidden(db: AsyncSession, session_id: str, cloud: str) -> set[str]:
    """Return the digests of the words that hosts have removed from a cloud."""
    statement = select(HiddenWord.digest).where(
        HiddenWord.session_id == session_id, HiddenWord.cloud == cloud
    )
    return set(await db.scalars(statement))


async def hide(db: AsyncSession, session_id: str, cloud: str, digest: str) -> None:
    """Store that a word is removed from a cloud."""
    await db.merge(HiddenWord(session_id=session_id, cloud=cloud, digest=digest))


async def show(db: AsyncSession, session_id: str, cloud: str, digest: str) -> None:
    """Store that a word is in a cloud again."""
    statement = delete(HiddenWord).where(
        HiddenWord.session_id == session_id,
        HiddenWord.cloud == cloud,
        HiddenWord.digest == digest,
    )
    await db.execute(statement)
