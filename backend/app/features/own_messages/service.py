"""What people do about their own messages: edit and delete them."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden
from app.features.live_sessions.policy import check_joinable
from app.features.messages import removal, rewriting
from app.features.messages.commands import HeldAck
from app.features.messages.errors import MessageNotFound
from app.features.messages.events import HELD, NewMessage
from app.features.messages.rules import Rules
from app.features.own_messages.commands import EditedAck
from app.features.own_messages.errors import NotOwnMessage
from app.features.own_messages.events import MessageEdited
from app.features.own_messages.policy import check_editable
from app.storage.models import LiveSession, Message
from app.storage.unit_of_work import UnitOfWork


async def edit(
    work: UnitOfWork, actor: Actor, session_id: str, message_id: str, text: str
) -> EditedAck | HeldAck:
    """Change the text of one's own message by the rules of a new one; the log keeps no old text.

    Raises:
        SessionEnded: the session has ended.
        MessageNotFound, NotOwnMessage: it is not there, was deleted, or is somebody else's.
        EditTooLate: it was sent too long ago.
        Refusal: the chat, the actor's state or the word filter does not allow the new text.
    """
    session = await queries.lock_for_update(work.db, session_id)
    check_joinable(session.status)
    message = await _own(work.db, actor, session_id, message_id)
    if message.deleted_at is not None:
        raise MessageNotFound
    check_editable(message.sent_at, utc_now())
    held, message_type = Rules(session, {}).admit(actor, text)
    if text == message.message:
        return _ack(message)
    if held and message.seq is not None:
        return await _hold_instead(work, session, message, text)
    await rewriting.edit(work.db, message, text, message_type)
    await _announce(work, message)
    return _ack(message)


async def delete(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Delete one's own message; its text is gone at once, and hosts cannot bring it back.

    Raises:
        MessageNotFound, NotOwnMessage: it is not there, or somebody else's.
    """
    session = await queries.lock_for_update(work.db, session_id)
    message = await _own(work.db, actor, session_id, message_id)
    await _delete(work, session, message)


async def _own(db: AsyncSession, actor: Actor, session_id: str, message_id: str) -> Message:
    message = await removal.find(db, session_id, message_id)
    if message.sender_id != actor.id:
        is_shown = message.seq is not None and message.deleted_at is None
        raise NotOwnMessage if is_shown else MessageNotFound
    return message


async def _delete(work: UnitOfWork, session: LiveSession, message: Message) -> None:
    if deletion := await removal.delete(work.db, session, message, by_sender=True):
        await work.record_all(session.id, deletion)


async def _hold_instead(
    work: UnitOfWork, session: LiveSession, message: Message, text: str
) -> HeldAck:
    """Delete what everybody reads, and hold the new text in its place."""
    waiting = await removal.hold_again(work.db, message, text)
    await _delete(work, session, message)
    await work.record(session.id, lambda seq: Hidden(seq=seq, topics=[HELD]))
    return HeldAck(id=waiting)


async def _announce(work: UnitOfWork, message: Message) -> None:
    if message.seq is None:
        await work.record(message.session_id, lambda seq: Hidden(seq=seq, topics=[HELD]))
        return
    shown = NewMessage.of(message.columns())
    await work.record(
        message.session_id, lambda seq: MessageEdited(seq=seq, id=message.id, message=shown)
    )


def _ack(message: Message) -> EditedAck | HeldAck:
    if message.seq is None:
        return HeldAck(id=message.id)
    return EditedAck(id=message.id, edited_at=message.edited_at)
