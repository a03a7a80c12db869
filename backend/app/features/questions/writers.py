"""Group commit: each live session has one writer of questions and one of votes on each worker.

A batch holds what arrived during the previous commit. Of votes it also holds those of a moment
after that, unless so many wait that the next batch is full.
"""

from collections.abc import Sequence
from weakref import WeakValueDictionary

from app.core.actor import Actor
from app.core.batcher import Batcher, GatheringBatcher
from app.core.refusal import Refusal
from app.features.live_sessions.events import SessionUpdated
from app.features.questions import policy, service
from app.features.questions.commands import (
    AskedAck,
    AskQuestion,
    HeldQuestionAck,
    VoteAck,
    VoteQuestion,
)
from app.features.questions.voting.service import Wanted, vote_all
from app.features.questions.voting.totals import QUESTION_VOTES
from app.realtime.context import WorkerContext
from app.realtime.rooms.room import Room

_GATHER_SECONDS = 0.05  # votes of this time share a transaction

_Ack = AskedAck | HeldQuestionAck
_Asks = Batcher[service.Asked, _Ack]


class Asks(WeakValueDictionary[str, _Asks]):
    """A worker's writers of questions, by session id."""


class Votes(WeakValueDictionary[str, "VoteWriter"]):
    """A worker's writers of votes, by session id."""


class VoteWriter(GatheringBatcher[Wanted, VoteAck]):
    """Stores the votes of one live session, and counts them once they are stored."""

    def __init__(self, context: WorkerContext, session_id: str) -> None:
        super().__init__(self._store, _GATHER_SECONDS)
        self._context = context
        self._session_id = session_id

    async def _store(self, wanted: list[Wanted]) -> Sequence[VoteAck | Refusal]:
        outcomes, moved = await self._context.run(vote_all, self._session_id, wanted)
        if moved:
            await QUESTION_VOTES.add(self._context, self._session_id, moved)
        return outcomes


async def ask(context: WorkerContext, session_id: str, actor: Actor, command: AskQuestion) -> _Ack:
    """Return the ack of a question after its commit.

    Raises:
        Refusal: this question is refused; others of its batch may be stored.
    """

    async def store(asked: list[service.Asked]) -> Sequence[_Ack | Refusal]:
        return await context.run(service.ask_all, session_id, asked)

    return await context.own(Asks).setdefault(session_id, _Asks(store)).ask((actor, command))


async def vote(context: WorkerContext, room: Room, actor: Actor, command: VoteQuestion) -> VoteAck:
    """Return the ack of a vote after its commit.

    Raises:
        Refusal: the session or the question does not take votes, or not this one's.
    """
    updated = room.latest[SessionUpdated.name]
    policy.check_on(updated["status"], updated["features"], is_host=actor.is_host)
    writers, session_id = context.own(Votes), room.session_id
    writer = writers.setdefault(session_id, VoteWriter(context, session_id))
    return await writer.ask((actor, command))
