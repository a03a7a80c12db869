"""What a host does about a message: delete, restore, approve, pin."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.live_sessions import queries, session_row
from app.features.message_reactions import service as message_reactions
from app.features.messages import removal as messages
from app.features.messages.errors import MessageNotFound
from app.features.messages.events import NewMessage
from app.features.moderation.commands import ApproveHeld, PinMessage
from app.features.moderation.events import MessagePinned, MessageUnpinned
from app.features.moderation.views import HeldMessage
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork


async def delete_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Remove the text from the log and from everything that is shown later.

    For a held message this means rejection. The stage shows it no more.

    Raises:
        SessionNotFound: the actor does not host it.
        MessageNotFound: not a message of this session.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    message = await messages.find(work.db, session_id, message_id)
    if deletion := await messages.delete(work.db, session, message):
        await work.record_all(session_id, deletion)


async def restore_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Undo a deletion.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`.
        MessageGone: it was deleted more than a minute ago, or by its sender.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    message = await messages.find(work.db, session_id, message_id)
    if restoration := await messages.restore(work.db, message):
        await work.record(session_id, restoration)
        message_reactions.announce_counts(work, session_id, [message_id])


async def approve_message(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> None:
    """Approve a held message: it gets its position in the log now.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`; also for a rejected one.
        SessionIsFinal: the session has ended.
    """
    await queries.lock_changeable(work.db, actor, session_id)
    message = await messages.find(work.db, session_id, message_id)
    if approval := messages.approve(message):
        await work.record(session_id, approval)


async def approve_held(
    work: UnitOfWork, actor: Actor, session_id: str, command: ApproveHeld
) -> None:
    """Approve held messages, oldest first, in one transaction; 200 at most.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        MessageNotFound: the last one to approve is not a message of this session.
    """
    await queries.lock_changeable(work.db, actor, session_id)
    last = command.until and await messages.find(work.db, session_id, command.until)
    waiting = await messages.held(work.db, session_id, last or None)
    approvals = [approval for one in waiting if (approval := messages.approve(one))]
    if approvals:
        await work.record_all(session_id, approvals)


async def held(db: AsyncSession, actor: Actor, session_id: str) -> list[HeldMessage]:
    """Return held messages, oldest first, 200 at most.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    await queries.hosted_by(db, actor, session_id)
    return [HeldMessage.of(message) for message in await messages.held(db, session_id)]


async def pin_message(work: UnitOfWork, actor: Actor, session_id: str, command: PinMessage) -> None:
    """Pin a message in place of the pinned one.

    Raises:
        SessionNotFound, MessageNotFound: as for `delete_message`; also for a deleted one.
        SessionIsFinal: the session has ended.
    """
    session = await queries.lock_changeable(work.db, actor, session_id)
    message = await messages.find(work.db, session_id, command.message_id)
    if message.deleted_at is not None or message.seq is None:
        raise MessageNotFound
    if not session_row.pin(session, message.id):
        return
    shown = NewMessage.of(message.columns())
    await work.record(session_id, lambda seq: MessagePinned(seq=seq, id=message.id, message=shown))


async def unpin_message(work: UnitOfWork, actor: Actor, session_id: str) -> None:
    """Unpin the pinned message.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    pinned = session.pinned_message_id
    if pinned is not None:
        session_row.unpin(session, pinned)
        await work.record(session_id, lambda seq: MessageUnpinned(seq=seq, id=pinned))


async def pinned(db: AsyncSession, session: LiveSession) -> NewMessage | None:
    """Return the pinned message, if there is one."""
    if session.pinned_message_id is None:
        return None
    return NewMessage.of((await messages.find(db, session.id, session.pinned_message_id)).columns())
