"""Simulated participants: stored as others are, without a token and without a join code."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.names import name_key
from app.features.participants import repository
from app.features.participants.service import actor_of, new_participant
from app.storage.unit_of_work import UnitOfWork


async def add(work: UnitOfWork, session_id: str, nicknames: Sequence[str]) -> None:
    """Let people with these nicknames join, whatever the session's lock; nobody has them yet."""
    now = utc_now()
    joined = [new_participant(session_id, name, name_key(name), now) for name in nicknames]
    await repository.add_all(work.db, joined)


async def listed(db: AsyncSession, session_id: str) -> tuple[list[Actor], set[str]]:
    """Return everybody who is in the session, and all nicknames that somebody ever had there.

    It is for sessions with hundreds of participants at most.
    """
    rows = await repository.all_of(db, session_id)
    here = [row for row in rows if row.removed_at is None and not row.gave_up]
    return [actor_of(row) for row in here], {row.nickname for row in rows}
