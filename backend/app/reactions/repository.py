"""All SQL about reactions."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from app.models import ReactionTotal


async def totals(db: AsyncSession, session_id: str) -> dict[str, int]:
    """How often each emoji was sent, as far as stored."""
    statement = select(ReactionTotal.emoji, ReactionTotal.count).where(
        ReactionTotal.session_id == session_id
    )
    return dict((await db.execute(statement)).all())


async def add_counts(db: AsyncSession, session_id: str, counts: Mapping[str, int]) -> None:
    """Add to the stored totals, in the database: two workers may add at once."""
    dialect = sqlite if db.get_bind().dialect.name == "sqlite" else postgresql
    rows = [
        {"session_id": session_id, "emoji": emoji, "count": count}
        for emoji, count in sorted(counts.items())
    ]
    statement = dialect.insert(ReactionTotal).values(rows)
    await db.execute(
        statement.on_conflict_do_update(
            index_elements=[ReactionTotal.session_id, ReactionTotal.emoji],
            set_={"count": ReactionTotal.count + statement.excluded.count},
        )
    )
