"""A co-host as an actor in the live session that they were invited to."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims
from app.features.co_hosts import service
from app.features.live_sessions.errors import SessionNotFound
from app.storage.bearers import Bearers


async def member_in(db: AsyncSession, claims: Claims, session_id: str) -> Actor:
    """Return the co-host of verified claims.

    Raises:
        SessionNotFound: they were invited to another session.
        TokenInvalid, CoHostRevoked: as for `service.member`.
    """
    if claims.session_id != session_id:
        raise SessionNotFound
    return await service.member(db, claims)


BEARERS: Bearers = {"crew": member_in}
