"""Erasing the nicknames that hosts gave to a participant."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.people.events import ParticipantRenamed
from app.storage import event_log
from app.storage.own_data import Erasure


async def erase(db: AsyncSession, erasure: Erasure) -> tuple[()]:
    """Blank them in the events of the log."""
    about = [(erasure.participant_id, None)]
    names = [ParticipantRenamed.name]
    await event_log.rewrite(db, erasure.session.id, about, names, _nameless)
    return ()


def _nameless(_kind: str, data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "nickname": ""}
