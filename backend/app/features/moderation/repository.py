"""All SQL of moderation."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Message, Participant

MOST_LISTED = 200


async def message(db: AsyncSession, session_id: str, message_id: str) -> Message | None:
    """A message of this session, as stored now."""
    statement = select(Message).where(Message.id == message_id, Message.session_id == session_id)
    return await db.scalar(statement.execution_options(populate_existing=True))


async def held(db: AsyncSession, session_id: str, until: Message | None = None) -> list[Message]:
    """The oldest messages that wait for the presenter, in the order in which they were sent.

    With `until`, none that was sent after that one, which need not wait any more itself.
    """
    statement = (
        select(Message)
        .where(
            Message.session_id == session_id,
            Message.seq.is_(None),
            Message.deleted_at.is_(None),
        )
        .order_by(Message.sent_at, Message.id)
        .limit(MOST_LISTED)
    )
    if until is not None:
        at_once = (Message.sent_at == until.sent_at) & (Message.id <= until.id)
        statement = statement.where((Message.sent_at < until.sent_at) | at_once)
    return list(await db.scalars(statement.execution_options(populate_existing=True)))


async def restricted(
    db: AsyncSession, session_id: str, muted: Collection[str]
) -> list[Participant]:
    """The seats of this session that were removed, or are among the muted; the newest first."""
    statement = (
        select(Participant)
        .where(
            Participant.session_id == session_id,
            Participant.nickname != "",  # not who took their data back
            Participant.removed_at.is_not(None) | Participant.id.in_(muted),
        )
        .order_by(Participant.joined_at.desc())
        .limit(MOST_LISTED)
    )
    return list(await db.scalars(statement))


async def removed_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Session and id of everybody who was removed since, in any session."""
    statement = select(Participant.session_id, Participant.id).where(
        Participant.removed_at >= moment
    )
    return [(session_id, seat_id) for session_id, seat_id in await db.execute(statement)]


async def forget_deleted(db: AsyncSession, before: datetime) -> None:
    """Blank the texts of messages that were deleted before."""
    statement = update(Message).where(Message.deleted_at < before, Message.message != "")
    await db.execute(statement.values(message=""))
