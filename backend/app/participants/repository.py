"""All SQL about seats."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import Participant


async def by_id(db: AsyncSession, session_id: str, participant_id: str) -> Participant | None:
    """A seat of this session, as stored now."""
    statement = select(Participant).where(
        Participant.id == participant_id, Participant.session_id == session_id
    )
    return await db.scalar(statement.execution_options(populate_existing=True))


async def holder(db: AsyncSession, session_id: str, nickname_key: str) -> Participant | None:
    """Who holds a seat under this name."""
    statement = select(Participant).where(
        Participant.session_id == session_id,
        Participant.nickname_key == nickname_key,
        Participant.released_at.is_(None),
    )
    return await db.scalar(statement.execution_options(populate_existing=True))


async def add(db: AsyncSession, participant: Participant) -> None:
    """Store a new seat."""
    db.add(participant)
    await db.flush()


async def touch(db: AsyncSession, participant_ids: Collection[str], now: datetime) -> None:
    """These seats have a live socket."""
    statement = update(Participant).where(Participant.id.in_(participant_ids))
    await db.execute(statement.values(last_seen_at=now))
