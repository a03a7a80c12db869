"""Chat: saying something once."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.ids import new_id
from app.identity.actor import Actor
from app.live_sessions import lookup, policy
from app.live_sessions.views import Features
from app.messages import repository
from app.messages.commands import SendMessage
from app.messages.events import NewMessage
from app.models import LiveSession, Message
from app.unit_of_work import UnitOfWork


async def send(work: UnitOfWork, actor: Actor, session_id: str, command: SendMessage) -> Message:
    """Store a message and tell everybody.

    A `client_id` seen before gives the message that is stored already, whatever the state of
    the session is by now: its sender only never got the answer.
    """
    session = await lookup.hold(work.db, session_id)
    known = await _known(work.db, actor, session_id, command.client_id)
    if known is not None:
        return known
    policy.check_chat(session.status, Features.model_validate(session.features))
    return await _store(work, actor, session, command)


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[NewMessage]:
    """The last `limit` messages up to position `head`, oldest first."""
    stored = await repository.newest(db, session_id, head, limit)
    return [NewMessage.of(message) for message in stored]


async def _known(
    db: AsyncSession, actor: Actor, session_id: str, client_id: str | None
) -> Message | None:
    if client_id is None:
        return None
    return await repository.sent_as(db, session_id, actor.id, client_id)


async def _store(
    work: UnitOfWork, actor: Actor, session: LiveSession, command: SendMessage
) -> Message:
    message = Message(
        id=new_id(),
        session_id=session.id,
        client_id=command.client_id,
        message=command.message,
        message_type=command.message_type,
        sender_id=actor.id,
        sender_nickname=actor.nickname,
        sender_role=actor.role,
        sent_at=utc_now(),
    )

    def numbered(seq: int) -> NewMessage:
        message.seq = seq
        return NewMessage.of(message)

    await work.record(session.id, numbered)
    await repository.add(work.db, message)
    return message
