"""Who is asking for a live session, and whether they may: how REST routes declare their rule."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import Action, check
from app.core.security import Claims
from app.crew import service
from app.live_sessions.errors import SessionNotFound
from app.participants import service as participants
from app.participants.readers import bearer, reader
from app.web.deps import CurrentClaims, Db, LastingClaims


class May:
    """Dependency: who acts in the session of the path, if their role may do this there.

    Whether a presenter hosts it is for the service to see, which finds it among theirs anyway.
    """

    def __init__(self, action: Action) -> None:
        self.action = action

    async def __call__(self, session_id: str, claims: CurrentClaims, db: Db) -> Actor:
        """The actor.

        Raises:
            SessionNotFound, TokenInvalid, SeatGivenUp, Removed, CrewRevoked: as for `bearer`.
            NotAllowed: they reach the session, and may not do this.
        """
        actor, _ = await bearer(db, claims, session_id)
        check(actor.role, self.action)
        return actor


class MayReach(May):
    """Dependency: the same for services that read what is in a session, whoever hosts it."""

    async def __call__(self, session_id: str, claims: CurrentClaims, db: Db) -> Actor:
        """The actor; raises what `May` does, and SessionNotFound for another presenter's."""
        actor, _ = await reader(db, claims, session_id)
        check(actor.role, self.action)
        return actor


MayOwn = Annotated[Actor, Depends(May(Action.OWN))]
MayRun = Annotated[Actor, Depends(May(Action.RUN))]
MayModerate = Annotated[Actor, Depends(May(Action.MODERATE))]
MayWatch = Annotated[Actor, Depends(MayReach(Action.WATCH))]
MayRead = Annotated[Actor, Depends(MayReach(Action.READ))]


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
        await participants.find_seat(db, claims)
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
    await participants.find_seat(db, claims)
    return claims


HeldSeat = Annotated[Claims, Depends(held_seat)]


async def current_crew(claims: CurrentClaims, db: Db) -> Actor:
    """Dependency: a crew member, wherever."""
    return await service.member(db, claims)


CurrentCrew = Annotated[Actor, Depends(current_crew)]
