"""Checking that a co-host is one still, and forgetting who no longer is."""

from collections.abc import Collection
from datetime import datetime
from typing import cast

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor, CoHostRole
from app.core.clock import utc_now
from app.core.security import Claims
from app.core.token_errors import TokenInvalid
from app.features.co_hosts import repository
from app.features.co_hosts.errors import CoHostRevoked
from app.features.live_sessions import queries
from app.storage.models import CoHost
from app.storage.unit_of_work import UnitOfWork

TOUCH_SECONDS = 60.0


async def member(db: AsyncSession, claims: Claims) -> Actor:
    """Return the stored co-host of verified claims.

    Raises:
        TokenInvalid: not a co-host's token.
        SessionNotFound: its session was deleted.
        CoHostRevoked: its bearer is no longer a co-host.
    """
    if claims.aud != "crew" or claims.session_id is None:
        raise TokenInvalid
    found = await repository.by_id(db, claims.session_id, claims.sub)
    if found is None or found.joined_at is None:
        await queries.by_id(db, claims.session_id)  # a member is gone when the session is
        raise TokenInvalid
    if found.revoked_at is not None:
        raise CoHostRevoked
    return as_actor(found)


def as_actor(found: CoHost) -> Actor:
    """Return the actor that a stored co-host is."""
    role = cast("CoHostRole", found.role)
    return Actor(found.id, role, found.name or "", found.session_id, found.joined_at)


async def revoked_since(db: AsyncSession, moment: datetime) -> list[tuple[str, str]]:
    """Session and id of everybody who was revoked since, in any session."""
    return await repository.revoked_since(db, moment)


async def touch(work: UnitOfWork, crew_ids: Collection[str]) -> None:
    """Note that these members have a live socket."""
    await repository.touch(work.db, crew_ids, utc_now())


async def forget_unused(work: UnitOfWork) -> None:
    """Forget the invitations that nobody can take any more."""
    await repository.forget_unused(work.db, utc_now())
