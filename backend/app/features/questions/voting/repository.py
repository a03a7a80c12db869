"""All SQL about votes."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple, cast

from sqlalchemy import CursorResult, bindparam, delete, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.ids import new_id
from app.storage.models import LiveSession, Question, QuestionVote
from app.storage.one_of import one_of
from app.storage.statement import Statement, insert_into

_QUESTIONS, _VOTES = Question.table(), QuestionVote.table()
_LOCK = Statement(
    select(
        _QUESTIONS.c.id,
        _QUESTIONS.c.session_id,
        _QUESTIONS.c.state,
        _QUESTIONS.c.asker_id,
        _QUESTIONS.c.votes,
    )
    .where(
        _QUESTIONS.c.session_id == bindparam("session_id"),
        one_of(_QUESTIONS.c.id, "ids"),
    )
    .order_by(_QUESTIONS.c.id)  # two workers must not wait for one another
    .with_for_update()
)
_STORED = Statement(
    select(_VOTES.c.question_id, _VOTES.c.voter_id).where(
        one_of(_VOTES.c.question_id, "ids"), one_of(_VOTES.c.voter_id, "voters")
    )
)
_ADD = Statement(insert_into(_VOTES, ["question_id", "voter_id", "session_id"]))
_DELETE = Statement(
    delete(_VOTES).where(
        _VOTES.c.question_id == bindparam("question"), _VOTES.c.voter_id == bindparam("voter")
    )
)
_SET = Statement(
    update(_QUESTIONS).where(_QUESTIONS.c.id == bindparam("question")).values(votes=bindparam("n"))
)

_COUNTS = Statement(
    select(_QUESTIONS.c.session_id, _QUESTIONS.c.id, _QUESTIONS.c.votes).where(
        one_of(_QUESTIONS.c.session_id, "ids"), _QUESTIONS.c.votes > 0
    ),
    begins=False,
)
_VOTED = Statement(
    select(_VOTES.c.voter_id, _VOTES.c.question_id).where(
        _VOTES.c.session_id == bindparam("session_id"), one_of(_VOTES.c.voter_id, "voters")
    ),
    begins=False,
)

Vote = tuple[str, str]  # of a question's id and a voter's


class Locked(NamedTuple):
    """A question that is locked until the commit."""

    id: str
    session_id: str
    state: str
    asker_id: str | None
    votes: int


async def lock(db: AsyncSession, session_id: str, ids: Collection[str]) -> dict[str, Locked]:
    """Return those of these questions that the session has, locked, by id."""
    found = await _LOCK.fetch(db, session_id=session_id, ids=ids)
    return {row.id: Locked(*row) for row in found}


async def stored(db: AsyncSession, votes: Collection[Vote]) -> set[Vote]:
    """Return those of these votes that are stored."""
    ids, voters = {one for one, _ in votes}, {voter for _, voter in votes}
    found = await _STORED.fetch(db, ids=ids, voters=voters)
    return {(row.question_id, row.voter_id) for row in found}


async def add(db: AsyncSession, session_id: str, votes: Sequence[Vote]) -> None:
    """Store new votes for questions that are locked."""
    await _ADD.execute_many(
        db,
        [{"question_id": one, "voter_id": voter, "session_id": session_id} for one, voter in votes],
    )


async def remove(db: AsyncSession, votes: Sequence[Vote]) -> None:
    """Delete votes for questions that are locked."""
    await _DELETE.execute_many(db, [{"question": one, "voter": voter} for one, voter in votes])


async def set_counts(db: AsyncSession, counts: Mapping[str, int]) -> None:
    """Store how many vote for each of these questions, which are locked."""
    await _SET.execute_many(db, [{"question": one, "n": count} for one, count in counts.items()])


async def counts(db: AsyncSession, session_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """Return how many vote for each question of these sessions, of those with votes."""
    found: dict[str, dict[str, int]] = {}
    for session_id, question_id, votes in await _COUNTS.fetch(db, ids=session_ids):
        found.setdefault(session_id, {})[question_id] = votes
    return found


async def voted(
    db: AsyncSession, session_id: str, voter_ids: Collection[str]
) -> dict[str, list[str]]:
    """Return the questions that each of these people votes for, by the voter's id."""
    found: dict[str, list[str]] = {}
    rows = await _VOTED.fetch(db, session_id=session_id, voters=voter_ids)
    for voter_id, question_id in rows:
        found.setdefault(voter_id, []).append(question_id)
    return found


async def voted_by_presenter(db: AsyncSession, user_id: str) -> dict[str, list[str]]:
    """Return the questions that a user votes for in their own sessions, by the session's id."""
    statement = (
        select(QuestionVote.session_id, QuestionVote.question_id)
        .join(LiveSession, LiveSession.id == QuestionVote.session_id)
        .where(LiveSession.presenter_id == user_id, QuestionVote.voter_id == user_id)
    )
    found: dict[str, list[str]] = {}
    for session_id, question_id in await db.execute(statement):
        found.setdefault(session_id, []).append(question_id)
    return found


async def let_go(db: AsyncSession, session_id: str, voter_id: str) -> None:
    """Let the votes of one person belong to nobody; the counts stay."""
    statement = update(QuestionVote).where(
        QuestionVote.session_id == session_id, QuestionVote.voter_id == voter_id
    )
    await db.execute(statement.values(voter_id=new_id()))


async def voted_among(db: AsyncSession, voter_id: str, question_ids: Collection[str]) -> set[str]:
    """Return those of these questions that this person votes for."""
    statement = select(QuestionVote.question_id).where(
        QuestionVote.voter_id == voter_id, QuestionVote.question_id.in_(question_ids)
    )
    return {*await db.scalars(statement)}


async def join(db: AsyncSession, question_id: str, into: Locked) -> int:
    """Let the voters of one locked question vote for another one; return how many are new there.

    Whoever asked the other one does not vote for it.
    """
    already = select(_VOTES.c.voter_id).where(_VOTES.c.question_id == into.id)
    moving = select(literal(into.id), _VOTES.c.voter_id, literal(into.session_id)).where(
        _VOTES.c.question_id == question_id,
        _VOTES.c.voter_id.not_in(already),
        _VOTES.c.voter_id != (into.asker_id or ""),
    )
    names = ["question_id", "voter_id", "session_id"]
    added = await db.execute(insert(_VOTES).from_select(names, moving))
    return cast("CursorResult[Any]", added).rowcount
