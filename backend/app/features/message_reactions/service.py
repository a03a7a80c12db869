"""Reacting to messages: many reactions of a session in one transaction, each stored exactly."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.refusal import Refusal
from app.features.live_sessions.errors import SessionNotFound
from app.features.message_reactions import repository
from app.features.message_reactions.commands import ReactToMessage, ReactToMessageAck
from app.features.message_reactions.events import REACTED
from app.features.message_reactions.policy import Reacting
from app.features.message_reactions.views import CountsByMessage, ReactionsOfMessages
from app.features.messages import service as messages
from app.features.messages.errors import MessageNotFound
from app.storage.unit_of_work import UnitOfWork

Wanted = tuple[Actor, ReactToMessage]
Outcome = ReactToMessageAck | Refusal


async def react_all(
    work: UnitOfWork, session_id: str, wanted: Sequence[Wanted]
) -> Sequence[Outcome]:
    """Store reactions in one session, deciding about each; of one person's equal ones the last.

    After the commit the rooms of all workers are signalled which messages' counts to read.
    """
    session = await repository.state(work.db, session_id)
    if session is None:
        return [SessionNotFound()] * len(wanted)
    readable = await messages.readable(work.db, session_id, {one.id for _, one in wanted})
    rules, now = Reacting(session), utc_now()
    rows: dict[tuple[str, ...], dict[str, Any]] = {}
    outcomes: list[Outcome] = []
    for actor, command in wanted:
        try:
            emoji = rules.admit(actor, command, now)
            if command.id not in readable:
                raise MessageNotFound
        except Refusal as refusal:
            outcomes.append(refusal)
            continue
        key = {"message_id": command.id, "person_id": actor.id, "emoji": emoji}
        rows[tuple(key.values())] = {**key, "session_id": session_id, "is_on": command.on}
        outcomes.append(ReactToMessageAck(id=command.id, emoji=emoji, on=command.on))
    if rows:
        await repository.put(work.db, [{**row, "changed_at": now} for row in rows.values()])
        announce_counts(work, session_id, {message for message, *_ in rows})
    return outcomes


def announce_counts(work: UnitOfWork, session_id: str, ids: Collection[str]) -> None:
    """Have every room of the session told the counts of these messages, after the commit."""
    work.signal_all(session_id, REACTED, {"ids": sorted(ids)})


async def counts(db: AsyncSession, session_id: str, ids: Collection[str]) -> CountsByMessage:
    """Return how often people react to these messages, of those that everybody may read."""
    return await repository.counts(db, session_id, ids)


async def reactions(
    db: AsyncSession, actor: Actor, session_id: str, ids: Collection[str]
) -> ReactionsOfMessages:
    """Return the reactions to these messages of a session, of those that everybody may read."""
    own = await repository.own(db, session_id, ids, [actor.id])
    counts = await repository.counts(db, session_id, ids)
    return ReactionsOfMessages(reactions=counts, own=own.get(actor.id, {}))
