"""The chat as it stands in files: each visible message with the reactions to it."""

from typing import Any, NamedTuple

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from app.features.message_reactions import service as message_reactions
from app.features.reports import repository


class ChatMessage(NamedTuple):
    """A message, and how often people react to it, by emoji."""

    row: Row[Any]
    reactions: dict[str, int]


async def after(db: AsyncSession, session_id: str, seq: int, limit: int) -> list[ChatMessage]:
    """Return some visible messages after a position, in order."""
    rows = await repository.messages_after(db, session_id, seq, limit)
    ids = [row.id for row in rows]
    counts = await message_reactions.counts(db, session_id, ids) if ids else {}
    return [ChatMessage(row, _most_first(counts.get(row.id, {}))) for row in rows]


def _most_first(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
