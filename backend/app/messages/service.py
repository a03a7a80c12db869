"""Chat: saying something once."""

from collections.abc import Sequence
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.refusal import Refusal
from app.identity.actor import Actor
from app.live_sessions import lookup, policy
from app.live_sessions.views import Features
from app.messages import repository
from app.messages.commands import SendMessage
from app.messages.events import NewMessage
from app.models import LiveSession, Message
from app.unit_of_work import UnitOfWork


async def send_all(
    work: UnitOfWork, session_id: str, said: Sequence[tuple[Actor, SendMessage]]
) -> list[Message | Refusal]:
    """Store messages of one session in the order in which they were said, and tell everybody.

    A `client_id` seen before gives the message that is stored already, whatever the state of
    the session is by now: its sender only never got the answer. What is refused takes no
    number and keeps nobody else from being heard.
    """
    session = await lookup.hold(work.db, session_id)
    client_ids = [command.client_id for _, command in said if command.client_id]
    known = await repository.sent_as(work.db, session_id, client_ids) if client_ids else {}
    refusal = _refusal(session)
    outcomes: list[Message | Refusal] = []
    new: list[Message] = []
    for actor, command in said:
        key = (actor.id, command.client_id)
        if command.client_id is None or key not in known:
            if refusal is not None:
                outcomes.append(refusal)
                continue
            known[key] = _compose(actor, session, command)
            new.append(known[key])
        outcomes.append(known[key])
    if new:
        await work.record_all(session_id, [partial(_number, message) for message in new])
        await repository.add_all(work.db, new)
    return outcomes


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[NewMessage]:
    """The last `limit` messages up to position `head`, oldest first."""
    stored = await repository.newest(db, session_id, head, limit)
    return [NewMessage.of(message) for message in stored]


def _refusal(session: LiveSession) -> Refusal | None:
    try:
        policy.check_chat(session.status, Features.model_validate(session.features))
    except Refusal as refusal:
        return refusal
    return None


def _compose(actor: Actor, session: LiveSession, command: SendMessage) -> Message:
    return Message(
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


def _number(message: Message, seq: int) -> NewMessage:
    message.seq = seq
    return NewMessage.of(message)
