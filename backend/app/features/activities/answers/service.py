"""Answers: each acknowledged one is stored once, and counted while its activity is there."""

from collections.abc import Sequence

from app.core.refusal import Refusal
from app.features.activities.answers import repository
from app.features.activities.answers.ballot import Ballot, Given
from app.features.activities.answers.cards import repository as cards
from app.features.activities.commands import AnswerAck
from app.features.activities.errors import ActivityNotFound
from app.features.activities.events import ANSWERED
from app.storage.unit_of_work import UnitOfWork


async def store(
    work: UnitOfWork, session_id: str, given: Sequence[Given]
) -> list[AnswerAck | Refusal]:
    """Store answers in one session, in the given order, deciding about each.

    A repeated `client_id` returns the ack of the first time, whatever the state is now. The rows of
    the activities stay locked until the commit: nothing is counted after a close has committed.
    """
    ballots = await _ballots(work, session_id, given)
    outcomes: list[AnswerAck | Refusal] = []
    for one in given:
        try:
            ballot = ballots.get(one.command.activity_id)
            if ballot is None:
                raise ActivityNotFound
            outcomes.append(ballot.take(one))
        except Refusal as refusal:
            outcomes.append(refusal)
    for ballot in ballots.values():
        if ballot.changed:
            await _put(work, session_id, ballot)
    return outcomes


async def _put(work: UnitOfWork, session_id: str, ballot: Ballot) -> None:
    if ballot.outdated:
        await cards.forget_votes(work.db, ballot.outdated)
    await repository.put(work.db, [*ballot.changed.values()])
    work.signal_all(session_id, ANSWERED, {"id": ballot.activity.id})


async def _ballots(work: UnitOfWork, session_id: str, given: Sequence[Given]) -> dict[str, Ballot]:
    ids = {one.command.activity_id for one in given}
    ballots: dict[str, Ballot] = {}
    for name, activity in (await repository.lock(work.db, session_id, ids)).items():
        here = [one for one in given if one.command.activity_id == name]
        keys = {one.key(activity.question_id) for one in here}
        people, questions = {key[0] for key in keys}, {key[1] for key in keys}
        known = await repository.known(work.db, name, questions, people)
        ballots[name] = Ballot(activity, known)
    return ballots
