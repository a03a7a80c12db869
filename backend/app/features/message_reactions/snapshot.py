"""The reactions to the messages that members see who enter a session."""

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.schemas import View
from app.features.message_reactions import repository
from app.features.message_reactions.totals import has_reactions
from app.features.message_reactions.views import CountsByMessage, OwnByMessage
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Entering, Part, Shown
from app.storage.models import LiveSession


class ShownMessageReactions(View):
    """`message_reactions` says how often people react to the `messages`, by their ids.

    `own_message_reactions` are the emoji with which the reader does. Both are about all messages
    from position `message_reactions_since` on; those of older ones are read by REST.
    """

    message_reactions: CountsByMessage
    own_message_reactions: OwnByMessage
    message_reactions_since: int


async def _read(db: AsyncSession, session: LiveSession) -> Shown:
    return {"has_message_reactions": await repository.has_any(db, session.id)}


async def _for_one(
    context: WorkerContext, session_id: str, shown: Shown, _actor: Actor
) -> Shown | None:
    """Return the fields if nobody has reacted to any message, else None."""
    if shown["has_message_reactions"] or has_reactions(context, session_id):
        return None
    return _fields({}, {}, 0)


async def _together(db: AsyncSession, entering: Entering) -> Sequence[Shown]:
    ids = [message["id"] for message in entering.shown["messages"]]
    people = {actor.id for actor in entering.actors}
    own = await repository.own(db, entering.session_id, ids, people)
    # After what is their own, so that none of that is missing from the counts.
    counts = await repository.counts(db, entering.session_id, ids)
    encoded = orjson.Fragment(orjson.dumps(counts))
    since = entering.shown["messages"][0]["seq"] if entering.shown["older"] else 0
    return [_fields(encoded, own.get(actor.id, {}), since) for actor in entering.actors]


def _fields(counts: Any, own: OwnByMessage, since: int) -> Shown:
    return {
        "message_reactions": counts,
        "own_message_reactions": own,
        "message_reactions_since": since,
    }


PARTS = [Part(ShownMessageReactions, _read, each=_for_one, together=_together)]
