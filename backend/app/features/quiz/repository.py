"""All SQL about points in quizzes, and about time."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Activity, ActivityAnswer, LiveSession, Participant
from app.storage.statement import Statement

# Made once, and on the tables: thousands of rows come of each.
_ANSWERS, _PARTICIPANTS = ActivityAnswer.table(), Participant.table()
_ACTIVITIES, _SESSIONS = Activity.table(), LiveSession.table()
_DUE = Statement(
    select(_ACTIVITIES.c.session_id, _ACTIVITIES.c.id)
    .join(_SESSIONS, _SESSIONS.c.id == _ACTIVITIES.c.session_id)
    .where(
        _ACTIVITIES.c.status == "open",
        ~_ACTIVITIES.c.question_closed,
        _ACTIVITIES.c.question_closes_at < bindparam("before"),
        _SESSIONS.c.status != "ended",
    ),
    begins=False,
)


async def totals(
    db: AsyncSession, activity_id: str, question_ids: Collection[str]
) -> dict[str, int]:
    """Return the points of everybody who answered one of these questions, by participant."""
    statement = (
        select(_ANSWERS.c.participant_id, func.sum(func.coalesce(_ANSWERS.c.points, 0)))
        .where(_ANSWERS.c.activity_id == activity_id, _ANSWERS.c.question_id.in_(question_ids))
        .group_by(_ANSWERS.c.participant_id)
    )
    return {participant_id: int(points) for participant_id, points in await db.execute(statement)}


async def answers_to(
    db: AsyncSession, activity_id: str, question_id: str
) -> list[tuple[str, int | None, bool | None]]:
    """Return participant, points and whether it is right of every answer to a question."""
    statement = select(_ANSWERS.c.participant_id, _ANSWERS.c.points, _ANSWERS.c.is_right).where(
        _ANSWERS.c.activity_id == activity_id, _ANSWERS.c.question_id == question_id
    )
    return [(player, points, right) for player, points, right in await db.execute(statement)]


async def unranked(db: AsyncSession, session_id: str) -> set[str]:
    """Return the ids of participants who were removed, or have erased their data."""
    statement = select(_PARTICIPANTS.c.id).where(
        _PARTICIPANTS.c.session_id == session_id,
        _PARTICIPANTS.c.removed_at.is_not(None) | (_PARTICIPANTS.c.nickname == ""),
    )
    return {*await db.scalars(statement)}


async def nicknames(db: AsyncSession, ids: Collection[str]) -> dict[str, str]:
    """Return the nicknames of these participants, by id."""
    statement = select(_PARTICIPANTS.c.id, _PARTICIPANTS.c.nickname).where(
        _PARTICIPANTS.c.id.in_(ids)
    )
    return dict((await db.execute(statement)).all())


async def due(db: AsyncSession, before: datetime) -> list[tuple[str, str]]:
    """Return session and activity of each quiz whose question closed before this time."""
    return [(row.session_id, row.id) for row in await _DUE.fetch(db, before=before)]


async def is_awaited(db: AsyncSession, activity: Activity) -> bool:
    """Return whether somebody with "more time" has not answered the present question."""
    answered = select(_ANSWERS.c.participant_id).where(
        _ANSWERS.c.activity_id == activity.id, _ANSWERS.c.question_id == activity.question_id
    )
    statement = select(_PARTICIPANTS.c.id).where(
        _PARTICIPANTS.c.session_id == activity.session_id,
        _PARTICIPANTS.c.more_time,
        _PARTICIPANTS.c.released_at.is_(None),
        _PARTICIPANTS.c.joined_at <= activity.question_opens_at,
        _PARTICIPANTS.c.id.not_in(answered),
    )
    return await db.scalar(statement.limit(1)) is not None


async def with_more_time(db: AsyncSession, ids: Collection[str]) -> set[str]:
    """Return those of these participants who have "more time"."""
    statement = select(_PARTICIPANTS.c.id).where(
        _PARTICIPANTS.c.id.in_(ids), _PARTICIPANTS.c.more_time
    )
    return {*await db.scalars(statement)}
