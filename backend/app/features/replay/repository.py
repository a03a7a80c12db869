"""All SQL of the replay, but that of the log."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.questions.views import SHOWN
from app.storage.models import Participant, Question


async def stays(db: AsyncSession, session_id: str) -> list[tuple[datetime, datetime]]:
    """Return when everybody who ever joined came, and when they were seen last."""
    statement = select(Participant.joined_at, Participant.last_seen_at)
    found = await db.execute(statement.where(Participant.session_id == session_id))
    return [(came, seen) for came, seen in found]


async def votes(db: AsyncSession, session_id: str) -> dict[str, int]:
    """Return how many vote for each question that everybody sees."""
    statement = select(Question.id, Question.votes).where(
        Question.session_id == session_id, Question.state.in_(SHOWN)
    )
    return dict((await db.execute(statement)).all())
