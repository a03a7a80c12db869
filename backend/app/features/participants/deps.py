"""A participant who asks about their own seat, as a dependency of REST routes."""

from typing import Annotated

from fastapi import Depends

from app.core.security import Claims
from app.features.live_sessions.errors import SessionNotFound
from app.features.participants import service
from app.web.deps import Db, LastingClaims


async def own_seat(session_id: str, claims: LastingClaims, db: Db) -> Claims:
    """Dependency: the verified claims of a seat in the session of the path, left and removed too.

    Claims whose time is over are good as long as the seat is their bearer's.

    Raises:
        SessionNotFound: the token is of no seat there.
        TokenInvalid, SeatGivenUp, Removed: of one that is theirs no more, and its time is over.
    """
    if claims.aud != "participant" or claims.session_id != session_id:
        raise SessionNotFound
    if claims.is_over:
        await service.find_seat(db, claims)
    return claims


OwnSeat = Annotated[Claims, Depends(own_seat)]


async def held_seat(session_id: str, claims: LastingClaims, db: Db) -> Claims:
    """Dependency: the same of a seat that is still its holder's.

    Raises:
        SessionNotFound: the token is of no seat there.
        TokenInvalid, SeatGivenUp, Removed: it is theirs no more.
    """
    if claims.aud != "participant" or claims.session_id != session_id:
        raise SessionNotFound
    await service.find_seat(db, claims)
    return claims


HeldSeat = Annotated[Claims, Depends(held_seat)]
