"""All SQL about messages."""

from collections.abc import Collection, Sequence

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Message


async def sent_as(
    db: AsyncSession, session_id: str, client_ids: Collection[str]
) -> dict[tuple[str, str | None], Message]:
    """What was sent under these `client_id`s, by sender and `client_id`."""
    statement = select(Message).where(
        Message.session_id == session_id, Message.client_id.in_(client_ids)
    )
    stored = await db.scalars(statement)
    return {(message.sender_id, message.client_id): message for message in stored}


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[Message]:
    """The last `limit` messages up to position `head`, oldest first."""
    statement = (
        select(Message)
        .where(Message.session_id == session_id, Message.seq <= head)
        .order_by(Message.seq.desc())
        .limit(limit)
    )
    return list(await db.scalars(statement))[::-1]


async def add_all(db: AsyncSession, messages: Sequence[Message]) -> None:
    """Store new messages, in one statement."""
    await db.execute(insert(Message), [message.columns() for message in messages])
