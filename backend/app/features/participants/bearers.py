"""A participant as an actor in the live session that they have a seat in."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims
from app.features.live_sessions.errors import SessionNotFound
from app.features.participants import service
from app.storage.bearers import Bearers


async def participant_in(db: AsyncSession, claims: Claims, session_id: str) -> Actor:
    """The participant of verified claims.

    Raises:
        SessionNotFound: their seat is in another session.
        TokenInvalid, SeatGivenUp, Removed: as for `service.find_seat`.
    """
    if claims.session_id != session_id:
        raise SessionNotFound
    actor, _ = await service.find_seat(db, claims)
    return actor


BEARERS: Bearers = {"participant": participant_in}
