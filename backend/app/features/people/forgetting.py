"""Taking the names that somebody was given out of what is stored."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.people.events import ParticipantRenamed
from app.storage import event_log


async def forget_names(db: AsyncSession, session_id: str, participant_id: str) -> None:
    """Take them out of the facts of the log that say so."""
    about = [(participant_id, None)]
    await event_log.rewrite(db, session_id, about, [ParticipantRenamed.name], _nameless)


def _nameless(_kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "nickname": ""}
