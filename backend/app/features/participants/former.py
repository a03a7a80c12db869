"""Who was a participant and does nothing in the session any more."""

from collections.abc import Collection
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.refusal import Refusal
from app.features.participants import repository
from app.features.participants.errors import ParticipantLeft, Removed


async def refusals(db: AsyncSession, ids: Collection[str]) -> dict[str, Refusal]:
    """Return by id what those of these people are refused with who were participants.

    While the session is locked for share, nobody erases their data.
    """
    rows = await repository.by_ids(db, ids)
    return {name: why for name, row in rows.items() if (why := refusal_of(row)) is not None}


def refusal_of(participant: Any) -> Refusal | None:
    """Return what a stored participant is refused with; None for one who is not gone."""
    if participant.removed_at is not None:
        return Removed()
    return ParticipantLeft() if participant.gave_up else None
