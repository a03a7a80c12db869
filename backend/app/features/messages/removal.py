"""Deleting, restoring and approving messages.

The caller decides who may do so, and locks the session's row.
"""

from datetime import timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.schemas import EventFactory
from app.features.live_sessions import session_row
from app.features.live_sessions.events import Hidden
from app.features.messages import repository
from app.features.messages.errors import MessageGone, MessageNotFound
from app.features.messages.events import DELETED, HELD, MessageDeleted, MessageRestored, NewMessage
from app.features.messages.rewriting import rewrite
from app.features.stage import service as stage
from app.storage.models import LiveSession, Message
from app.storage.unit_of_work import UnitOfWork

RESTORABLE = timedelta(seconds=60)


async def find(db: AsyncSession, session_id: str, message_id: str) -> Message:
    """Return a message of this session, as stored now.

    Raises:
        MessageNotFound: not a message of this session.
    """
    message = await repository.by_id(db, session_id, message_id)
    if message is None:
        raise MessageNotFound
    return message


async def held(db: AsyncSession, session_id: str, until: Message | None = None) -> list[Message]:
    """Return held messages, oldest first, 200 at most; none sent after `until`."""
    return await repository.held(db, session_id, until)


async def delete(
    db: AsyncSession, session: LiveSession, message: Message, *, by_sender: bool = False
) -> list[EventFactory]:
    """Remove the text from the log and from all that is shown; return the events' factories.

    There are none if it was deleted before. Nobody can restore what its sender deletes.
    """
    if by_sender:
        message.message, message.message_type = "", DELETED
    if message.deleted_at is not None:
        return []
    message.deleted_at = utc_now()
    await rewrite(db, [message])
    session_row.unpin(session, message.id)
    return [deletion(message, by_sender=by_sender), *stage.cleared_of(session, message.id)]


async def restore(db: AsyncSession, message: Message) -> EventFactory | None:
    """Undo a deletion; return the event's factory.

    Raises:
        MessageGone: it was deleted more than a minute ago, or by its sender.
    """
    if message.deleted_at is None:
        return None
    if not message.message or message.deleted_at <= utc_now() - RESTORABLE:
        raise MessageGone
    message.deleted_at = None
    if message.seq is None:
        return lambda seq: Hidden(seq=seq, topics=[HELD])
    await rewrite(db, [message])
    shown = NewMessage.of(message.columns())
    return lambda seq: MessageRestored(seq=seq, id=message.id, message=shown)


async def hold_again(db: AsyncSession, message: Message, text: str) -> str:
    """Store `text` as another message of the same sender, which is held; return its id."""
    held = {"id": new_id(), "seq": None, "client_id": None, "sent_at": utc_now()}
    row = {**message.columns(), **held, "message": text, "message_type": "text"}
    await repository.add_all(db, [row])
    return str(row["id"])


def approve(message: Message) -> EventFactory | None:
    """Approve a held message; return the factory of the event that enters the log.

    Raises:
        MessageNotFound: it was rejected.
    """
    if message.seq is not None:
        return None
    if message.deleted_at is not None:
        raise MessageNotFound
    return partial(_let_through, message)


async def forget_deleted(work: UnitOfWork) -> None:
    """Blank deleted texts that can no longer be restored."""
    await repository.forget_deleted(work.db, utc_now() - RESTORABLE)


def deletion(message: Message, *, by_sender: bool) -> EventFactory:
    """Return the factory of the event that the text was deleted."""
    return lambda seq: MessageDeleted(seq=seq, id=message.id, by_sender=by_sender)


def _let_through(message: Message, seq: int) -> NewMessage:
    message.seq = seq
    return NewMessage.of(message.columns())
