"""All SQL about tokens of programs."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import ApiToken, User
from app.storage.one_of import one_of
from app.storage.statement import Statement

_TOKENS, _USERS = ApiToken.table(), User.table()
_BEARER = Statement(
    select(_USERS.c.id, _USERS.c.name, _TOKENS.c.scopes, _TOKENS.c.last_used_at)
    .join(_USERS, _USERS.c.id == _TOKENS.c.user_id)
    .where(_TOKENS.c.digest == bindparam("digest")),
    begins=False,
)
_KNOWN = Statement(
    select(_TOKENS.c.digest, _TOKENS.c.last_used_at).where(one_of(_TOKENS.c.digest, "digests")),
    begins=False,
)


async def bearer(db: AsyncSession, digest: str) -> Any:
    """Return its user's id and name, its scopes as one text, its last use; None if unknown."""
    found = await _BEARER.fetch(db, digest=digest)
    return found[0] if found else None


async def known(db: AsyncSession, digests: Collection[str]) -> dict[str, datetime | None]:
    """Return the last use of those tokens that are not deleted, by digest."""
    return {row.digest: row.last_used_at for row in await _KNOWN.fetch(db, digests=digests)}


async def used(
    db: AsyncSession, digests: Collection[str], at: datetime, not_since: datetime
) -> None:
    """Store that these tokens were used, unless a use after `not_since` is stored already."""
    last = ApiToken.last_used_at
    stale = or_(last.is_(None), last <= not_since)
    of_them = ApiToken.digest.in_(digests), stale
    await db.execute(update(ApiToken).where(*of_them).values(last_used_at=at))


async def listed(db: AsyncSession, user_id: str) -> list[ApiToken]:
    """Return the user's tokens, the newest first."""
    statement = select(ApiToken).where(ApiToken.user_id == user_id)
    return list(await db.scalars(statement.order_by(ApiToken.created_at.desc(), ApiToken.id)))


async def count(db: AsyncSession, user_id: str) -> int:
    """Return how many tokens the user has."""
    statement = select(func.count()).where(ApiToken.user_id == user_id)
    return (await db.execute(statement)).scalar_one()


async def add(db: AsyncSession, token: ApiToken) -> None:
    db.add(token)
    await db.flush()


async def remove(db: AsyncSession, user_id: str, token_id: str) -> bool:
    """Delete one of the user's tokens; return whether there was one."""
    statement = delete(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == user_id)
    return bool((await db.execute(statement.returning(ApiToken.id))).all())


async def forget(db: AsyncSession, expired_before: datetime) -> None:
    """Delete what has expired before this moment."""
    await db.execute(delete(ApiToken).where(ApiToken.expires_at < expired_before))
