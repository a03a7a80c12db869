"""All SQL about questions; `voting` has that about votes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.questions.views import SHOWN, OwnQuestion, Sort
from app.storage.models import LiveSession, Question
from app.storage.one_of import one_of
from app.storage.statement import Statement

_QUESTIONS = Question.table()
_ADD = insert(_QUESTIONS)
_OWN = Statement(
    select(
        _QUESTIONS.c.asker_id,
        *(_QUESTIONS.c[name] for name in OwnQuestion.model_fields),
    )
    .where(
        _QUESTIONS.c.session_id == bindparam("session_id"),
        one_of(_QUESTIONS.c.asker_id, "askers"),
    )
    .order_by(_QUESTIONS.c.asked_at, _QUESTIONS.c.id),
    begins=False,
)
MOST_LISTED = 200
_OPEN = ("open", "answering", "held")  # what counts as open of one person

_BY_VOTES = (Question.votes.desc(), Question.asked_at)
_ORDERS: Mapping[Sort, Sequence[Any]] = {
    "votes": _BY_VOTES,
    "newest": (Question.asked_at.desc(),),
    "oldest": (Question.asked_at,),
    "unanswered": _BY_VOTES,
}


class PartOfList(NamedTuple):
    """Questions in these states, or in all; of one asker, or of everybody; `limit` of them."""

    states: Sequence[str] | None
    asker_id: str | None
    sort: Sort
    limit: int
    offset: int


class Mute(NamedTuple):
    """Whoever asked a question may not ask; `until` is null if the mute has to be lifted."""

    asker_id: str | None
    until: datetime | None


async def asked_as(
    db: AsyncSession, session_id: str, client_ids: Collection[str]
) -> dict[tuple[str, str | None], dict[str, Any]]:
    """Return rows with these `client_id`s, by (asker id, `client_id`)."""
    statement = select(_QUESTIONS).where(
        _QUESTIONS.c.session_id == session_id, _QUESTIONS.c.client_id.in_(client_ids)
    )
    rows = (await db.execute(statement)).mappings()
    return {(row["asker_id"], row["client_id"]): dict(row) for row in rows}


async def open_counts(
    db: AsyncSession, session_id: str, asker_ids: Collection[str]
) -> dict[str | None, int]:
    """Return how many questions are open or held of each of these people who has any."""
    statement = (
        select(Question.asker_id, func.count())
        .where(
            Question.session_id == session_id,
            Question.asker_id.in_(asker_ids),
            Question.state.in_(_OPEN),
        )
        .group_by(Question.asker_id)
    )
    return dict((await db.execute(statement)).all())


async def mutes(db: AsyncSession, session_id: str, asker_ids: Collection[str]) -> list[Mute]:
    """Return the mutes by their questions of those of these people who have any."""
    statement = select(Question.asker_id, Question.muted_until).where(
        Question.session_id == session_id, Question.asker_muted, Question.asker_id.in_(asker_ids)
    )
    return [Mute(*row) for row in await db.execute(statement)]


async def held_count(db: AsyncSession, session_id: str) -> int:
    """Return how many questions wait for a host."""
    statement = select(func.count()).where(
        Question.session_id == session_id, Question.state == "held"
    )
    return await db.scalar(statement) or 0


async def has_any(db: AsyncSession, session_id: str) -> bool:
    """Return whether anything was ever asked in the session."""
    statement = select(Question.id).where(Question.session_id == session_id).limit(1)
    return await db.scalar(statement) is not None


async def newest(db: AsyncSession, session_id: str, head: int, limit: int) -> list[Question]:
    """Return the last of the questions that are shown, up to position `head`, oldest first."""
    statement = (
        select(Question)
        .where(Question.session_id == session_id, Question.seq <= head, Question.state.in_(SHOWN))
        .order_by(Question.seq.desc())
        .limit(limit)
    )
    return list(await db.scalars(statement))[::-1]


async def most_voted(db: AsyncSession, session_id: str, head: int, limit: int) -> list[Question]:
    """Return the questions with most votes of those that are shown, up to position `head`."""
    statement = (
        select(Question)
        .where(Question.session_id == session_id, Question.seq <= head, Question.state.in_(SHOWN))
        .order_by(Question.votes.desc(), Question.seq)
        .limit(limit)
    )
    return list(await db.scalars(statement))


async def listed(db: AsyncSession, session_id: str, part: PartOfList) -> Sequence[Question]:
    """Return a part of a session's questions."""
    statement = select(Question).where(Question.session_id == session_id)
    if part.states is not None:
        statement = statement.where(Question.state.in_(part.states))
    if part.asker_id is not None:
        statement = statement.where(Question.asker_id == part.asker_id)
    if part.sort == "unanswered":
        statement = statement.where(Question.state != "answered")
    ordered = statement.order_by(*_ORDERS[part.sort], Question.id)
    return (await db.scalars(ordered.limit(part.limit).offset(part.offset))).all()


async def asked_by(
    db: AsyncSession, session_id: str, asker_ids: Collection[str]
) -> Sequence[Question]:
    """Return all questions of some people in a session, oldest first."""
    statement = select(Question).where(
        Question.session_id == session_id, Question.asker_id.in_(asker_ids)
    )
    return (await db.scalars(statement.order_by(Question.asked_at, Question.id))).all()


async def own_of(db: AsyncSession, session_id: str, asker_ids: Collection[str]) -> list[Any]:
    """Return what `OwnQuestion` shows of all questions of some people, oldest first."""
    return await _OWN.fetch(db, session_id=session_id, askers=asker_ids)


async def locked(db: AsyncSession, session_id: str, question_id: str) -> Question | None:
    """Return a question of this session, read again and locked until the commit."""
    statement = select(Question).where(
        Question.id == question_id, Question.session_id == session_id
    )
    return await db.scalar(statement.with_for_update().execution_options(populate_existing=True))


async def asked_by_presenter(db: AsyncSession, user_id: str) -> Sequence[Question]:
    """Return all that a user asked in their own sessions, oldest first."""
    statement = (
        select(Question)
        .join(LiveSession, LiveSession.id == Question.session_id)
        .where(LiveSession.presenter_id == user_id, Question.asker_id == user_id)
    )
    return (await db.scalars(statement.order_by(Question.asked_at, Question.id))).all()


async def sessions_with_erased(db: AsyncSession) -> Sequence[str]:
    """Return the sessions in which anonymous questions are to be blanked."""
    return (await db.scalars(select(Question.session_id).where(Question.erased).distinct())).all()


async def erased(db: AsyncSession, session_id: str) -> Sequence[Question]:
    """Return the anonymous questions of a session that are to be blanked, locked."""
    statement = select(Question).where(Question.session_id == session_id, Question.erased)
    ordered = statement.order_by(Question.id).with_for_update()
    return (await db.scalars(ordered.execution_options(populate_existing=True))).all()


async def by_message(db: AsyncSession, session_id: str, message_id: str) -> Question | None:
    """Return the question that was made of a chat message."""
    statement = select(Question).where(
        Question.session_id == session_id, Question.message_id == message_id
    )
    return await db.scalar(statement)


async def with_muted_asker(db: AsyncSession, session_id: str, now: datetime) -> list[Question]:
    """Return the questions whose askers are muted by them, newest first."""
    statement = select(Question).where(
        Question.session_id == session_id,
        Question.asker_muted,
        Question.muted_until.is_(None) | (Question.muted_until > now),
    )
    ordered = statement.order_by(Question.asked_at.desc(), Question.id).limit(MOST_LISTED)
    return list(await db.scalars(ordered))


async def is_shown(db: AsyncSession, session_id: str, question_id: str) -> bool:
    """Return whether participants see this question, which is one of the session."""
    statement = select(Question.id).where(
        Question.id == question_id, Question.session_id == session_id, Question.state.in_(SHOWN)
    )
    return await db.scalar(statement) is not None


async def add_all(db: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert new questions in one statement."""
    await db.execute(_ADD, rows)
