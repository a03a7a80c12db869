"""What a presenter does about a message: delete, bring back, let through, pin."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable
from app.features.messages import removal as messages
from app.features.messages.errors import MessageNotFound
from app.features.messages.events import NewMessage
from app.features.moderation.commands import ApproveHeld, PinMessage
from app.features.moderation.events import MessagePinned, MessageUnpinned
from app.features.moderation.views import HeldMessage
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork


async def delete_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Take the text out of the log and of everything that is shown from now on.

    One that is held is refused by this.

    Raises:
        SessionNotFound: not one of the actor's.
        MessageNotFound: not a message of this session.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    message = await messages.find(work.db, session_id, message_id)
    if deletion := await messages.delete(work.db, message):
        if session.pinned_message_id == message_id:
            session.pinned_message_id = None
        await work.record(session_id, deletion)


async def restore_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Undo a deletion.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`.
        MessageGone: it was deleted more than a minute ago, or by whoever wrote it.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    message = await messages.find(work.db, session_id, message_id)
    if restoration := await messages.restore(work.db, message):
        await work.record(session_id, restoration)


async def approve_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Let a held message through: it takes its place in the log now.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`; a refused one is not found.
        SessionIsFinal: it has ended.
    """
    await _hold_going_on(work, actor, session_id)
    message = await messages.find(work.db, session_id, message_id)
    if approval := messages.approve(message):
        await work.record(session_id, approval)


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
    last = command.until and await messages.find(work.db, session_id, command.until)
    waiting = await messages.held(work.db, session_id, last or None)
    approvals = [approval for one in waiting if (approval := messages.approve(one))]
    if approvals:
        await work.record_all(session_id, approvals)


async def held(db: AsyncSession, actor: Actor, session_id: str) -> list[HeldMessage]:
    """What waits for the presenter, oldest first, 200 at most.

    Raises:
        SessionNotFound: not one of the actor's.
    """
    await queries.hosted_by(db, actor, session_id)
    return [HeldMessage.of(message) for message in await messages.held(db, session_id)]


async def pin_message(work: UnitOfWork, actor: Actor, session_id: str, command: PinMessage) -> None:
    """Show a message above all others, in place of what was pinned before.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`; a deleted one is not found.
        SessionIsFinal: it has ended.
    """
    session = await _hold_going_on(work, actor, session_id)
    message = await messages.find(work.db, session_id, command.message_id)
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
    return NewMessage.of((await messages.find(db, session.id, session.pinned_message_id)).columns())


async def _hold_going_on(work: UnitOfWork, actor: Actor, session_id: str) -> LiveSession:
    session = await queries.lock_hosted(work.db, actor, session_id)
    check_changeable(session.status)
    return session
