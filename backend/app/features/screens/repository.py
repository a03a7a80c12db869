"""All SQL about the tokens of screens."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import ScreenToken
from app.storage.statement import Statement

_TOKENS = ScreenToken.table()
_REVOKED_SINCE = Statement(
    select(_TOKENS.c.session_id, _TOKENS.c.id).where(_TOKENS.c.revoked_at >= bindparam("moment")),
    begins=False,
)


async def add(db: AsyncSession, token: ScreenToken) -> None:
    db.add(token)
    await db.flush()


async def count(db: AsyncSession, session_id: str) -> int:
    """Return how many tokens of this session are good."""
    statement = select(func.count()).where(
        ScreenToken.session_id == session_id, ScreenToken.revoked_at.is_(None)
    )
    return await db.scalar(statement) or 0


async def by_digest(db: AsyncSession, session_id: str, digest: str) -> ScreenToken | None:
    """Return a token of this session, also a revoked one."""
    statement = select(ScreenToken).where(
        ScreenToken.digest == digest, ScreenToken.session_id == session_id
    )
    return await db.scalar(statement)


async def revoke_all(db: AsyncSession, session_id: str, now: datetime) -> None:
    statement = update(ScreenToken).where(
        ScreenToken.session_id == session_id, ScreenToken.revoked_at.is_(None)
    )
    await db.execute(statement.values(revoked_at=now))


async def revoked_since(db: AsyncSession, moment: datetime) -> Sequence[Any]:
    """Return `session_id` and `id` of every token that was revoked since, in any session."""
    return await _REVOKED_SINCE.fetch(db, moment=moment)


async def forget_revoked(db: AsyncSession, before: datetime) -> None:
    """Delete the tokens that were revoked before this moment."""
    await db.execute(delete(ScreenToken).where(ScreenToken.revoked_at < before))
