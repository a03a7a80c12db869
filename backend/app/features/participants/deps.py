"""FastAPI dependencies: the participant who asks about their own data."""

from typing import Annotated

from fastapi import Depends

from app.core.security import Claims
from app.features.live_sessions.errors import SessionNotFound
from app.features.participants import service
from app.web.deps import Db, LastingClaims


async def own_claims(session_id: str, claims: LastingClaims, db: Db) -> Claims:
    """Dependency: the claims of a participant of the path's session, left or removed too.

    An expired token is accepted until its participant leaves or is removed.

    Raises:
        SessionNotFound: the token is of no participant of this session.
        TokenInvalid, ParticipantLeft, Removed: they left or were removed, and the token has
            expired.
    """
    if claims.aud != "participant" or claims.session_id != session_id:
        raise SessionNotFound
    if claims.is_over:
        await service.find_participant(db, claims)
    return claims


OwnClaims = Annotated[Claims, Depends(own_claims)]


async def joined_claims(session_id: str, claims: LastingClaims, db: Db) -> Claims:
    """Dependency: the claims of a participant who has not left.

    Raises:
        SessionNotFound: the token is of no participant of this session.
        TokenInvalid, ParticipantLeft, Removed: they have left or were removed.
    """
    if claims.aud != "participant" or claims.session_id != session_id:
        raise SessionNotFound
    await service.find_participant(db, claims)
    return claims


JoinedClaims = Annotated[Claims, Depends(joined_claims)]
