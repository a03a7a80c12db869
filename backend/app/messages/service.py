"""Chat: saying something once."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.refusal import Refusal
from app.identity.actor import Actor
from app.live_sessions import lookup, policy
from app.live_sessions.views import Features
from app.messages import repository
from app.messages.commands import MessageAck, SendMessage
from app.messages.events import NewMessage
from app.models import LiveSession
from app.unit_of_work import UnitOfWork

Row = Mapping[str, Any]  # the columns of a message


async def send_new(
    work: UnitOfWork, session_id: str, said: Sequence[tuple[Actor, SendMessage]]
) -> list[MessageAck]:
    """Store messages of one session in the order in which they were said, and tell everybody.

    For those that nobody has sent before, as nearly all are: it takes no look at what is stored.

    Raises:
        Refusal, IntegrityError, NoResultFound: some of them are refused, or were sent before;
            nothing is stored, and `send_all` tells which is which.
    """
    rows = [_compose(actor, session_id, command) for actor, command in said]
    await work.record_all(session_id, [partial(_number, row) for row in rows], _check)
    await repository.add_all(work.db, rows)
    return [MessageAck.model_validate(row) for row in rows]


async def send_all(
    work: UnitOfWork, session_id: str, said: Sequence[tuple[Actor, SendMessage]]
) -> list[MessageAck | Refusal]:
    """The same for any messages.

    A `client_id` seen before gives the message that is stored already, whatever the state of
    the session is by now: its sender only never got the answer. What is refused takes no
    number and keeps nobody else from being heard.
    """
    session = await lookup.hold(work.db, session_id)
    client_ids = [command.client_id for _, command in said if command.client_id]
    known = dict[Any, Row](await repository.sent_as(work.db, session_id, client_ids))
    refusal = _refusal(session)
    outcomes: list[Row | Refusal] = []
    new: list[dict[str, Any]] = []
    for actor, command in said:
        key = (actor.id, command.client_id)
        if command.client_id is None or key not in known:
            if refusal is not None:
                outcomes.append(refusal)
                continue
            new.append(_compose(actor, session_id, command))
            known[key] = new[-1]
        outcomes.append(known[key])
    if new:
        await work.record_all(session_id, [partial(_number, row) for row in new])
        await repository.add_all(work.db, new)
    return [one if isinstance(one, Refusal) else MessageAck.model_validate(one) for one in outcomes]


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[NewMessage]:
    """The last `limit` messages up to position `head`, oldest first."""
    stored = await repository.newest(db, session_id, head, limit)
    return [NewMessage.of(message.columns()) for message in stored]


def _check(status: str, features: dict[str, Any]) -> None:
    policy.check_chat(status, Features.model_validate(features))


def _refusal(session: LiveSession) -> Refusal | None:
    try:
        _check(session.status, session.features)
    except Refusal as refusal:
        return refusal
    return None


def _compose(actor: Actor, session_id: str, command: SendMessage) -> dict[str, Any]:
    return {
        "id": new_id(),
        "session_id": session_id,
        "client_id": command.client_id,
        "message": command.message,
        "message_type": command.message_type,
        "sender_id": actor.id,
        "sender_nickname": actor.nickname,
        "sender_role": actor.role,
        "sent_at": utc_now(),
    }


def _number(row: dict[str, Any], seq: int) -> NewMessage:
    row["seq"] = seq
    return NewMessage.of(row)
