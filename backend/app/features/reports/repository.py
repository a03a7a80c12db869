"""All SQL of reports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from app.storage.models import (
    Activity,
    ActivityAnswer,
    Message,
    Participant,
    Question,
    ReactionMinute,
    ReactionTotal,
)

_SHOWN_QUESTIONS = ("open", "answering", "answered")
_COUNTED_ANSWERS = ("counted", "marked")


@dataclass(frozen=True, slots=True)
class MessageStats:
    """Number of messages, number of their writers, and times of the first and last."""

    messages: int
    writers: int
    first: datetime | None
    last: datetime | None


async def message_stats(db: AsyncSession, session_id: str) -> MessageStats:
    """Return these numbers for visible messages."""
    writer = Message.sender_id
    participants = func.count(writer.distinct()).filter(Message.sender_role == "participant")
    statement = select(
        func.count(), participants, func.min(Message.sent_at), func.max(Message.sent_at)
    ).where(_stands(session_id))
    return MessageStats(*(await db.execute(statement)).one())


@dataclass(frozen=True, slots=True)
class Asked:
    """Number of questions, of votes for them, and of those that are answered."""

    questions: int
    votes: int
    answered: int


@dataclass(frozen=True, slots=True)
class Answered:
    """Number of activities with answers, and of their answers."""

    activities: int
    answers: int


async def asked(db: AsyncSession, session_id: str) -> Asked:
    """Return these numbers for questions that everybody sees."""
    are_answered = func.count().filter(Question.state == "answered")
    votes = func.coalesce(func.sum(Question.votes), 0)
    statement = select(func.count(), votes, are_answered).where(
        Question.session_id == session_id, Question.state.in_(_SHOWN_QUESTIONS)
    )
    return Asked(*(await db.execute(statement)).one())


async def answered(db: AsyncSession, session_id: str) -> Answered:
    """Return these numbers for answers that are neither held nor hidden."""
    statement = (
        select(func.count(Activity.id.distinct()), func.count())
        .join(ActivityAnswer, ActivityAnswer.activity_id == Activity.id)
        .where(Activity.session_id == session_id, ActivityAnswer.state.in_(_COUNTED_ANSWERS))
    )
    return Answered(*(await db.execute(statement)).one())


async def participants_total(db: AsyncSession, session_id: str) -> int:
    """How many participants ever joined."""
    statement = select(func.count()).where(Participant.session_id == session_id)
    return (await db.execute(statement)).scalar_one()


async def reactions(db: AsyncSession, session_id: str) -> dict[str, int]:
    """Return how often each emoji was sent, most frequent first."""
    statement = (
        select(ReactionTotal.emoji, ReactionTotal.count)
        .where(ReactionTotal.session_id == session_id)
        .order_by(ReactionTotal.count.desc(), ReactionTotal.emoji)
    )
    return dict((await db.execute(statement)).all())


async def reaction_minutes(db: AsyncSession, session_id: str) -> dict[int, int]:
    """Return reactions by minute since 1970, without empty minutes."""
    statement = select(ReactionMinute.minute, ReactionMinute.count)
    return dict((await db.execute(statement.where(ReactionMinute.session_id == session_id))).all())


async def messages_after(
    db: AsyncSession, session_id: str, seq: int, limit: int
) -> Sequence[Row[Any]]:
    """Return some visible messages after a position, in order."""
    replied = aliased(Message)
    # What a deleted message said is in no file, nor that it was replied to.
    stands = and_(replied.id == Message.reply_to, replied.deleted_at.is_(None))
    statement: Select[*tuple[Any, ...]] = (
        select(
            Message.id,
            Message.seq,
            Message.sent_at,
            Message.sender_nickname,
            Message.sender_role,
            Message.message,
            replied.message.label("reply_to"),
        )
        .outerjoin(replied, stands)
        .where(_stands(session_id), Message.seq > seq)
        .order_by(Message.seq)
        .limit(limit)
    )
    return (await db.execute(statement)).all()


def _stands(session_id: str) -> ColumnElement[bool]:
    """Match messages that are neither held nor deleted; erased ones are deleted too."""
    return and_(
        Message.session_id == session_id, Message.seq.is_not(None), Message.deleted_at.is_(None)
    )
