"""All SQL about reactions."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import ReactionMinute, ReactionTotal


async def totals_of(db: AsyncSession, session_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """Return how often each emoji was sent, as far as stored; nothing for other sessions."""
    statement = select(ReactionTotal.session_id, ReactionTotal.emoji, ReactionTotal.count).where(
        ReactionTotal.session_id.in_(session_ids)
    )
    found: dict[str, dict[str, int]] = {}
    for session_id, emoji, count in await db.execute(statement):
        found.setdefault(session_id, {})[emoji] = count
    return found


async def add_counts(db: AsyncSession, session_id: str, counts: Mapping[str, int]) -> None:
    """Add to the stored totals in SQL, as two workers may add at once."""
    rows = [
        {"session_id": session_id, "emoji": emoji, "count": count}
        for emoji, count in sorted(counts.items())
    ]
    statement = _insert(db)(ReactionTotal).values(rows)
    await db.execute(
        statement.on_conflict_do_update(
            index_elements=[ReactionTotal.session_id, ReactionTotal.emoji],
            set_={"count": ReactionTotal.count + statement.excluded.count},
        )
    )


async def add_to_minute(db: AsyncSession, session_id: str, minute: int, count: int) -> None:
    """Add to a minute's count, in minutes since 1970, in SQL."""
    row = {"session_id": session_id, "minute": minute, "count": count}
    statement = _insert(db)(ReactionMinute).values(row)
    await db.execute(
        statement.on_conflict_do_update(
            index_elements=[ReactionMinute.session_id, ReactionMinute.minute],
            set_={"count": ReactionMinute.count + statement.excluded.count},
        )
    )


def _insert(db: AsyncSession) -> Any:
    return (sqlite if db.get_bind().dialect.name == "sqlite" else postgresql).insert
