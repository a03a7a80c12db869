"""Whose data they are: how REST routes declare that."""

from typing import Annotated

from fastapi import Depends

from app.core.security import Claims
from app.identity.deps import CurrentClaims
from app.live_sessions.errors import SessionNotFound


async def own_seat(session_id: str, claims: CurrentClaims) -> Claims:
    """Dependency: the verified claims of a seat in the session of the path, left and removed too.

    Raises:
        SessionNotFound: the token is of no seat there.
    """
    if claims.aud != "participant" or claims.session_id != session_id:
        raise SessionNotFound
    return claims


OwnSeat = Annotated[Claims, Depends(own_seat)]
