"""What a presenter does about a message: delete, bring back, pin."""

from datetime import timedelta
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.live_sessions import queries
from app.features.live_sessions.events import Hidden
from app.features.live_sessions.policy import check_changeable
from app.features.messages.events import NewMessage
from app.features.messages.retelling import retell
from app.features.moderation import repository
from app.features.moderation.commands import ApproveHeld, PinMessage
from app.features.moderation.errors import MessageGone, MessageNotFound
from app.features.moderation.events import (
    MessageDeleted,
    MessagePinned,
    MessageRestored,
    MessageUnpinned,
)
from app.features.moderation.views import HeldMessage
from app.storage.models import LiveSession, Message
from app.storage.unit_of_work import UnitOfWork

RESTORABLE = timedelta(seconds=60)


async def delete_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Take the text out of the log and of everything that is shown from now on.

    One that is held is refused by this.

    Raises:
        SessionNotFound: not one of the actor's.
        MessageNotFound: not a message of this session.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    message = await _message(work.db, session_id, message_id)
    if message.deleted_at is not None:
        return
    message.deleted_at = utc_now()
    if session.pinned_message_id == message_id:
        session.pinned_message_id = None
    if message.seq is not None:
        await retell(work.db, [message])
    await work.record(session_id, lambda seq: MessageDeleted(seq=seq, id=message_id))


async def restore_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Undo a deletion.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`.
        MessageGone: it was deleted more than a minute ago, or by whoever wrote it.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    message = await _message(work.db, session_id, message_id)
    if message.deleted_at is None:
        return
    if not message.message or message.deleted_at <= utc_now() - RESTORABLE:
        raise MessageGone
    message.deleted_at = None
    if message.seq is None:
        await work.record(session_id, lambda seq: Hidden(seq=seq))
        return
    await retell(work.db, [message])
    shown = NewMessage.of(message.columns())
    await work.record(
        session_id, lambda seq: MessageRestored(seq=seq, id=message_id, message=shown)
    )


async def approve_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Let a held message through: it takes its place in the log now.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`; a refused one is not found.
        SessionIsFinal: it has ended.
    """
    await _hold_going_on(work, actor, session_id)
    message = await _message(work.db, session_id, message_id)
    if message.seq is not None:
        return
    if message.deleted_at is not None:
        raise MessageNotFound

    await work.record(session_id, partial(_let_through, message))


async def approve_held(
    work: UnitOfWork, actor: Actor, session_id: str, command: ApproveHeld
) -> None:
    """Let all through that waits, oldest first, in one go; 200 at most.

    Raises:
        SessionNotFound: not one of the actor's.
        SessionIsFinal: it has ended.
        MessageNotFound: the last one to be let through is not a message of this session.
    """
    await _hold_going_on(work, actor, session_id)
    last = command.until and await _message(work.db, session_id, command.until)
    waiting = await repository.held(work.db, session_id, last or None)
    if waiting:
        await work.record_all(session_id, [partial(_let_through, one) for one in waiting])


async def held(db: AsyncSession, actor: Actor, session_id: str) -> list[HeldMessage]:
    """What waits for the presenter, oldest first, 200 at most.

    Raises:
        SessionNotFound: not one of the actor's.
    """
    await queries.hosted_by(db, actor, session_id)
    return [HeldMessage.of(message) for message in await repository.held(db, session_id)]


async def pin_message(work: UnitOfWork, actor: Actor, session_id: str, command: PinMessage) -> None:
    """Show a message above all others, in place of what was pinned before.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`; a deleted one is not found.
        SessionIsFinal: it has ended.
    """
    session = await _hold_going_on(work, actor, session_id)
    message = await _message(work.db, session_id, command.message_id)
    if message.deleted_at is not None or message.seq is None:
        raise MessageNotFound
    if session.pinned_message_id == message.id:
        return
    session.pinned_message_id = message.id
    shown = NewMessage.of(message.columns())
    await work.record(session_id, lambda seq: MessagePinned(seq=seq, id=message.id, message=shown))


async def unpin_message(work: UnitOfWork, actor: Actor, session_id: str) -> None:
    """Pin nothing.

    Raises:
        SessionNotFound: not one of the actor's.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    pinned = session.pinned_message_id
    if pinned is not None:
        session.pinned_message_id = None
        await work.record(session_id, lambda seq: MessageUnpinned(seq=seq, id=pinned))


async def pinned(db: AsyncSession, session: LiveSession) -> NewMessage | None:
    """The message that is pinned, if one is."""
    if session.pinned_message_id is None:
        return None
    return NewMessage.of((await _message(db, session.id, session.pinned_message_id)).columns())


async def forget_deleted(work: UnitOfWork) -> None:
    """Blank the texts that cannot be restored any more."""
    await repository.forget_deleted(work.db, utc_now() - RESTORABLE)


async def _hold_going_on(work: UnitOfWork, actor: Actor, session_id: str) -> LiveSession:
    session = await queries.lock_hosted(work.db, actor, session_id)
    check_changeable(session.status)
    return session


async def _message(db: AsyncSession, session_id: str, message_id: str) -> Message:
    message = await repository.message(db, session_id, message_id)
    if message is None:
        raise MessageNotFound
    return message


def _let_through(message: Message, seq: int) -> NewMessage:
    message.seq = seq
    return NewMessage.of(message.columns())
