"""Merging questions that ask the same: their votes join, each person's once."""

from functools import partial
from typing import TYPE_CHECKING

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable
from app.features.questions.changes.changing import find
from app.features.questions.commands import MergeQuestion
from app.features.questions.errors import (
    MergeWithItself,
    QuestionGone,
    QuestionMerged,
    QuestionNotFound,
    QuestionNotShown,
)
from app.features.questions.events import QuestionUpdated
from app.features.questions.views import SHOWN
from app.features.questions.voting import repository as voting
from app.features.questions.voting.totals import QUESTION_VOTES
from app.features.stage import service as stage
from app.storage.models import Question
from app.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from app.core.schemas import EventFactory


async def merge(
    work: UnitOfWork, actor: Actor, session_id: str, question_id: str, command: MergeQuestion
) -> None:
    """Merge a question into another one; the same once more changes nothing.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        MergeWithItself, QuestionNotFound, QuestionGone, QuestionMerged, QuestionNotShown: these
            two cannot be merged.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    check_changeable(session.status)
    into = command.into
    if question_id == into:
        raise MergeWithItself
    locked = await voting.lock(work.db, session_id, [question_id, into])
    if into not in locked:
        raise QuestionNotFound
    question = await find(work.db, session_id, question_id)
    if question.merged_into == into:
        return
    for one in (question, await find(work.db, session_id, into)):
        _check(one)
    await _move_votes(work, question_id, locked[into])
    question.state, question.merged_into = "merged", into
    merged: EventFactory = partial(_merged, question_id, into)
    await work.record_all(session_id, [merged, *stage.cleared_of(session, question_id)])


def _merged(question_id: str, into: str, seq: int) -> QuestionUpdated:
    return QuestionUpdated(seq=seq, id=question_id, state="merged", merged_into=into)


async def _move_votes(work: UnitOfWork, question_id: str, into: voting.Locked) -> None:
    new = await voting.join(work.db, question_id, into)
    if new:
        await voting.set_counts(work.db, {into.id: into.votes + new})
        work.signal_all(into.session_id, QUESTION_VOTES.signal, {into.id: new})


def _check(question: Question) -> None:
    if question.state == "withdrawn":
        raise QuestionGone
    if question.state == "merged":
        raise QuestionMerged
    if question.state not in SHOWN:
        raise QuestionNotShown
