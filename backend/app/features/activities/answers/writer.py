"""Group commit: each live session has one writer, which stores answers in batches.

One answer alone takes one transaction. Answers that arrive meanwhile, and within `GATHER_SECONDS`
after it, share the next: the more there are, the less each costs.
"""

import asyncio
from collections.abc import Sequence
from weakref import WeakValueDictionary

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.clock import utc_now
from app.core.refusal import Refusal
from app.features.activities.answers import service, voting
from app.features.activities.answers.ballot import Given
from app.features.activities.answers.voting import Vote
from app.features.activities.commands import Answer, AnswerAck, VoteAck, VoteAnswer
from app.realtime.context import WorkerContext

GATHER_SECONDS = 0.025


class SessionWriter:
    """Stores the answers and votes of one live session in the order of arrival."""

    def __init__(self, context: WorkerContext, session_id: str) -> None:
        self._context = context
        self._session_id = session_id
        self._answers = Batcher[Given, AnswerAck](self._store, _gather)
        self._votes = Batcher[Vote, VoteAck](self._vote, _gather)

    async def answer(
        self, actor: Actor, command: Answer, least_round_trip: float | None
    ) -> AnswerAck:
        """Return the ack after the answer's commit.

        `least_round_trip` is the connection's, in seconds, None if it was not measured.

        Raises:
            Refusal: this answer is refused; others of its batch may be stored.
        """
        return await self._answers.ask(Given(actor, command, utc_now(), least_round_trip))

    async def vote(self, actor: Actor, command: VoteAnswer) -> VoteAck:
        """Return the ack after the vote's commit; raises like `answer`."""
        return await self._votes.ask(Vote(actor.id, command))

    async def _store(self, given: list[Given]) -> Sequence[AnswerAck | Refusal]:
        return await self._context.run(service.store, self._session_id, given)

    async def _vote(self, votes: list[Vote]) -> Sequence[VoteAck | Refusal]:
        return await self._context.run(voting.store, self._session_id, votes)


class Writers(WeakValueDictionary[str, SessionWriter]):
    """A worker's active writers, by session id."""


def writer(context: WorkerContext, session_id: str) -> SessionWriter:
    """Return the session's writer on this worker."""
    return context.own(Writers).setdefault(session_id, SessionWriter(context, session_id))


async def _gather() -> None:
    await asyncio.sleep(GATHER_SECONDS)
