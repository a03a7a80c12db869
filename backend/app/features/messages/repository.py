"""All SQL about messages."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.append_with_rows import AppendWithRows
from app.storage.models import LiveSession, Message
from app.storage.one_of import one_of
from app.storage.statement import Statement, insert_into

_MESSAGES = Message.table()
_SENT_AS = Statement(
    select(_MESSAGES).where(
        _MESSAGES.c.session_id == bindparam("session_id"),
        one_of(_MESSAGES.c.client_id, "client_ids"),
    ),
    begins=False,
)
_POSITIONS = Statement(
    select(_MESSAGES.c.id, _MESSAGES.c.seq).where(
        _MESSAGES.c.session_id == bindparam("session_id"),
        one_of(_MESSAGES.c.id, "ids"),
        _MESSAGES.c.seq.is_not(None),
        _MESSAGES.c.deleted_at.is_(None),
    ),
    begins=False,
)
_COLUMNS = (
    *("id", "client_id", "message", "message_type"),
    *("sender_id", "sender_nickname", "sender_role", "sent_at"),
    *("reply_to", "reply_to_seq"),
)
_ADD = Statement(insert_into(_MESSAGES, ["session_id", "seq", *_COLUMNS]))
APPEND = AppendWithRows(_MESSAGES, _COLUMNS)

MOST_HELD = 200


async def by_id(db: AsyncSession, session_id: str, message_id: str) -> Message | None:
    """Return a message of this session, as stored now."""
    statement = select(Message).where(Message.id == message_id, Message.session_id == session_id)
    return await db.scalar(statement.execution_options(populate_existing=True))


async def sent_as(
    db: AsyncSession, session_id: str, client_ids: Collection[str]
) -> dict[tuple[str, str | None], Mapping[str, Any]]:
    """Return rows with these `client_id`s, by (sender id, `client_id`)."""
    stored = await _SENT_AS.fetch(db, session_id=session_id, client_ids=client_ids)
    return {(row.sender_id, row.client_id): row._asdict() for row in stored}


async def positions(db: AsyncSession, session_id: str, ids: Collection[str]) -> dict[str, int]:
    """Return the positions of those of these messages that everybody can read, by id."""
    return dict(await _POSITIONS.fetch(db, session_id=session_id, ids=ids))


async def last_sent(
    db: AsyncSession, session_id: str, sender_ids: Collection[str]
) -> dict[str, datetime]:
    """Return the time of each sender's last message, by sender id."""
    statement = (
        select(Message.sender_id, func.max(Message.sent_at))
        .where(Message.session_id == session_id, Message.sender_id.in_(sender_ids))
        .group_by(Message.sender_id)
    )
    return dict((await db.execute(statement)).all())


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[Message]:
    """Return the last `limit` messages up to position `head`, oldest first."""
    statement = (
        select(Message)
        .where(Message.session_id == session_id, Message.seq <= head)
        .order_by(Message.seq.desc())
        .limit(limit)
    )
    return list(await db.scalars(statement))[::-1]


async def sent_by(db: AsyncSession, session_id: str, sender_id: str) -> list[Message]:
    """Return all messages of a sender in a session, also held and deleted ones, oldest first."""
    statement = select(Message).where(
        Message.session_id == session_id, Message.sender_id == sender_id
    )
    return list(await db.scalars(statement.order_by(Message.sent_at, Message.id)))


async def sent_by_presenter(db: AsyncSession, user_id: str) -> list[Message]:
    """All that a user said in their own sessions, in order."""
    statement = (
        select(Message)
        .join(LiveSession, LiveSession.id == Message.session_id)
        .where(LiveSession.presenter_id == user_id, Message.sender_id == user_id)
    )
    return list(await db.scalars(statement.order_by(Message.sent_at, Message.id)))


async def held(db: AsyncSession, session_id: str, until: Message | None = None) -> list[Message]:
    """Return the oldest held messages, in the order in which they were sent.

    With `until`, return none sent after that message, which need not be held itself.
    """
    statement = (
        select(Message)
        .where(
            Message.session_id == session_id,
            Message.seq.is_(None),
            Message.deleted_at.is_(None),
        )
        .order_by(Message.sent_at, Message.id)
        .limit(MOST_HELD)
    )
    if until is not None:
        at_once = (Message.sent_at == until.sent_at) & (Message.id <= until.id)
        statement = statement.where((Message.sent_at < until.sent_at) | at_once)
    return list(await db.scalars(statement.execution_options(populate_existing=True)))


async def forget_deleted(db: AsyncSession, before: datetime) -> None:
    """Blank the texts of messages deleted before this time."""
    statement = update(Message).where(Message.deleted_at < before, Message.message != "")
    await db.execute(statement.values(message=""))


async def add_all(db: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert new messages in one statement."""
    await _ADD.execute_many(db, rows)
