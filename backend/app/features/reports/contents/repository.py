"""All SQL about what a report says."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, String, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.questions.views import SHOWN
from app.storage.models import (
    Activity,
    ActivityAnswer,
    ActivityVote,
    CoHost,
    EventRow,
    Message,
    Participant,
    Question,
    User,
)

_SHOWN_CARDS = ("counted", "marked")
_PEOPLE, _ANSWERS = Participant.table(), ActivityAnswer.table()


async def participants(db: AsyncSession, session_id: str) -> Sequence[Row[Any]]:
    """Return id, nickname, first and last time of everybody who ever joined, in that order."""
    statement: Select[*tuple[Any, ...]] = (
        select(
            _PEOPLE.c.id,
            _PEOPLE.c.nickname,
            _PEOPLE.c.joined_at,
            _PEOPLE.c.last_seen_at,
            _PEOPLE.c.removed_at,
        )
        .where(_PEOPLE.c.session_id == session_id)
        .order_by(_PEOPLE.c.joined_at, _PEOPLE.c.id)
    )
    return (await db.execute(statement)).all()


async def other_names(db: AsyncSession, session_id: str, presenter_id: str) -> set[str]:
    """Return the names of hosts, and those that messages and questions are under."""
    of = (
        select(User.name).where(User.id == presenter_id),
        select(CoHost.name).where(CoHost.session_id == session_id),
        select(Message.sender_nickname).where(Message.session_id == session_id).distinct(),
        select(Question.asker_nickname).where(
            Question.session_id == session_id, ~Question.anonymous
        ),
    )
    found = [name for statement in of for name in await db.scalars(statement)]
    return {name for name in found if name}


async def message_minutes(db: AsyncSession, session_id: str, head: int) -> dict[str, int]:
    """Return visible messages by minute, as `2026-11-29 12:34` in UTC, without empty minutes."""
    minute = _minute_of(db, Message.sent_at)
    statement = select(minute, func.count()).where(
        Message.session_id == session_id, Message.seq <= head, Message.deleted_at.is_(None)
    )
    return dict((await db.execute(statement.group_by(minute))).all())


async def questions(db: AsyncSession, session_id: str) -> Sequence[Row[Any]]:
    """Return the questions that everybody sees, those with most votes first."""
    statement = select(Question.__table__).where(
        Question.session_id == session_id, Question.state.in_(SHOWN)
    )
    ordered = statement.order_by(Question.votes.desc(), Question.asked_at, Question.id)
    return (await db.execute(ordered)).all()


async def activities(db: AsyncSession, session_id: str) -> list[Activity]:
    """Return the activities that were opened, in the order of the session."""
    statement = select(Activity).where(
        Activity.session_id == session_id,
        Activity.opened_at.is_not(None),
        Activity.status != "draft",
    )
    return list(await db.scalars(statement.order_by(Activity.position, Activity.id)))


async def answered(db: AsyncSession, session_id: str) -> dict[str, int]:
    """Return how many people answered each activity that somebody answered."""
    people = func.count(_ANSWERS.c.participant_id.distinct())
    statement = (
        select(_ANSWERS.c.activity_id, people)
        .join(Activity, Activity.id == _ANSWERS.c.activity_id)
        .where(Activity.session_id == session_id)
        .group_by(_ANSWERS.c.activity_id)
    )
    return dict((await db.execute(statement)).all())


async def cards(db: AsyncSession, activity_id: str) -> list[dict[str, Any]]:
    """Return all open answers that are shown, with their votes: most votes first."""
    votes = func.count(ActivityVote.participant_id).label("votes")
    statement = (
        select(_ANSWERS.c.answer.label("text"), votes)
        .outerjoin(ActivityVote, ActivityVote.answer_id == _ANSWERS.c.id)
        .where(_ANSWERS.c.activity_id == activity_id, _ANSWERS.c.state.in_(_SHOWN_CARDS))
        .group_by(_ANSWERS.c.id, _ANSWERS.c.answer, _ANSWERS.c.answered_at)
        .order_by(votes.desc(), _ANSWERS.c.answered_at, _ANSWERS.c.id)
    )
    return [{**row} for row in (await db.execute(statement)).mappings()]


async def changes(db: AsyncSession, session_id: str, name: str) -> Sequence[Row[Any]]:
    """Return time and data of all facts of a type that everybody saw, in order."""
    statement: Select[*tuple[Any, ...]] = (
        select(EventRow.at, EventRow.data)
        .where(EventRow.session_id == session_id, EventRow.type == name)
        .order_by(EventRow.seq)
    )
    return (await db.execute(statement)).all()


def _minute_of(db: AsyncSession, moment: Any) -> ColumnElement[str]:
    if db.get_bind().dialect.name == "sqlite":
        return func.substr(type_coerce(moment, String), 1, 16)
    return func.to_char(func.timezone("UTC", moment), "YYYY-MM-DD HH24:MI")
