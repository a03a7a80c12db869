"""Group commit: each live session has one writer of reactions to messages on each worker.

A batch holds what arrived during the previous commit and a moment after it, unless so much waits
that the next batch is full.
"""

from collections.abc import Sequence
from weakref import WeakValueDictionary

from app.core.actor import Actor
from app.core.batcher import GatheringBatcher
from app.features.message_reactions import service
from app.features.message_reactions.commands import ReactToMessage, ReactToMessageAck
from app.features.message_reactions.service import Outcome, Wanted
from app.realtime.context import WorkerContext

_GATHER_SECONDS = 0.05  # reactions of this time share a transaction


_Writer = GatheringBatcher[Wanted, ReactToMessageAck]


class Writers(WeakValueDictionary[str, _Writer]):
    """A worker's writers, by session id."""


async def react(
    context: WorkerContext, session_id: str, actor: Actor, command: ReactToMessage
) -> ReactToMessageAck:
    """Return the ack of a reaction after its commit.

    Raises:
        Refusal: the session, the message or the actor's state does not allow it.
    """

    async def store(wanted: list[Wanted]) -> Sequence[Outcome]:
        return await context.run(service.react_all, session_id, wanted)

    writers = context.own(Writers)
    writer = writers.setdefault(session_id, _Writer(store, _GATHER_SECONDS))
    return await writer.ask((actor, command))
