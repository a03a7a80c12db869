"""Finding the actor of a participant's token."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.security import Claims
from app.features.live_sessions.errors import SessionNotFound
from app.features.participants import service
from app.storage.bearers import Bearers


async def participant_in(db: AsyncSession, claims: Claims, session_id: str) -> Actor:
    """Return the participant of verified claims.

    Raises:
        SessionNotFound: they joined another session.
        TokenInvalid, ParticipantLeft, Removed: as for `service.find_participant`.
    """
    if claims.session_id != session_id:
        raise SessionNotFound
    actor, _ = await service.find_participant(db, claims)
    return actor


BEARERS: Bearers = {"participant": participant_in}
