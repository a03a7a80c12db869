"""All SQL about users and their refresh tokens."""

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.models import Identity, RefreshToken, User
from app.storage.one_of import one_of
from app.storage.statement import Statement

_USERS = User.table()
_NAME_AND_VERSION = Statement(
    select(_USERS.c.name, _USERS.c.token_version).where(_USERS.c.id == bindparam("user_id")),
    begins=False,
)
_TOKEN_VERSIONS = Statement(
    select(_USERS.c.id, _USERS.c.token_version).where(one_of(_USERS.c.id, "ids")), begins=False
)


async def by_id(db: AsyncSession, user_id: str) -> User | None:
    return await db.get(User, user_id)


async def name_and_version(db: AsyncSession, user_id: str) -> tuple[str, int] | None:
    """Return the user's name and the version of their tokens, for every request of theirs."""
    found = await _NAME_AND_VERSION.fetch(db, user_id=user_id)
    return (found[0].name, found[0].token_version) if found else None


async def lock_for_update(db: AsyncSession, user: User) -> User:
    """Return the user, whose row stays locked until the commit."""
    await db.refresh(user, with_for_update=True)
    return user


async def lock(db: AsyncSession, user_id: str) -> None:
    """Lock the user's row until the commit."""
    await db.execute(select(User.id).where(User.id == user_id).with_for_update())


async def by_email(db: AsyncSession, email: str) -> User | None:
    """Return the user with this email address."""
    return await db.scalar(select(User).where(User.email == email))


async def by_account(db: AsyncSession, provider: str, provider_id: str) -> User | None:
    """Return the user of this provider's account."""
    first = select(User).where(User.provider == provider, User.provider_id == provider_id)
    linked = (
        select(User)
        .join(Identity, Identity.user_id == User.id)
        .where(Identity.provider == provider, Identity.provider_id == provider_id)
    )
    return await db.scalar(first) or await db.scalar(linked)


async def link(db: AsyncSession, user: User, provider: str, provider_id: str) -> None:
    """Link this account to the user, unless a concurrent sign-in has done so."""
    if (user.provider, user.provider_id) != (provider, provider_id):
        identity = Identity(provider=provider, provider_id=provider_id, user_id=user.id)
        with suppress(IntegrityError):
            async with db.begin_nested():
                db.add(identity)


async def find_or_add(db: AsyncSession, user: User) -> User:
    """Return the stored user with this email address; store `user` if there is none.

    The savepoint keeps the transaction usable if a concurrent sign-in stored it first.
    """
    if stored := await by_email(db, user.email):
        return stored
    try:
        async with db.begin_nested():
            db.add(user)
    except IntegrityError:
        if stored := await by_email(db, user.email):
            return stored
        raise
    return user


async def token_versions(db: AsyncSession, user_ids: Collection[str]) -> dict[str, int]:
    """Return the token version of each of these users; missing users have none."""
    found = await _TOKEN_VERSIONS.fetch(db, ids=user_ids)
    return {row.id: row.token_version for row in found}


async def refresh_token(db: AsyncSession, token_id: str) -> RefreshToken | None:
    """Return the refresh token with this id, locked until the commit."""
    return await db.get(RefreshToken, token_id, with_for_update=True)


async def revoke_family(db: AsyncSession, family_id: str, now: datetime) -> None:
    """End a sign-in: all its refresh tokens become invalid.

    It waits for a concurrent exchange, so that the successor becomes invalid too.
    """
    family = RefreshToken.family_id == family_id
    await db.execute(select(RefreshToken.id).where(family).with_for_update())
    await db.execute(
        update(RefreshToken).where(family, RefreshToken.revoked_at.is_(None)).values(revoked_at=now)
    )


async def forget_refresh_tokens(db: AsyncSession, now: datetime) -> None:
    """Delete expired ones: their signature alone shows that they are invalid."""
    await db.execute(delete(RefreshToken).where(RefreshToken.expires_at <= now))


async def existing(db: AsyncSession, user_id: str) -> User:
    """Return the user with this id, who exists."""
    return await db.get_one(User, user_id)


async def linked_providers(db: AsyncSession, user_id: str) -> list[str]:
    """Return the other accounts with which the user signs in."""
    statement = select(Identity.provider).where(Identity.user_id == user_id)
    return list(await db.scalars(statement.order_by(Identity.created_at, Identity.provider)))
