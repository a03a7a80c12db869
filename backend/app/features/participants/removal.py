"""Removing participants, and undoing that."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.participants import repository
from app.storage.models import Participant


def remove(participant: Participant) -> bool:
    """Remove a participant and free their nickname; return whether they were not removed before."""
    if participant.removed_at is not None:
        return False
    participant.removed_at = participant.released_at = utc_now()
    return True


def take_back(participant: Participant) -> bool:
    """Undo a removal; return whether there was one."""
    was_removed = participant.removed_at is not None
    participant.removed_at = None
    return was_removed


async def removed_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Return session and id of everybody who was removed since, in any session."""
    return await repository.removed_since(db, moment)


async def removed_or_among(
    db: AsyncSession, session_id: str, ids: Collection[str]
) -> list[Participant]:
    """Return removed participants and those with these ids, newest first, 200 at most."""
    return await repository.removed_or_among(db, session_id, ids)
