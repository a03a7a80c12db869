"""Who may read the log of a live session: its presenter, and whoever has a seat in it."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.batcher import Batcher
from app.core.refusal import Refusal
from app.core.security import Claims
from app.identity import service as identity
from app.identity.actor import Actor
from app.identity.deps import CurrentClaims, Db
from app.live_sessions import lookup
from app.live_sessions.errors import SessionNotFound
from app.participants import service
from app.realtime.tools import Tools


async def reader(db: AsyncSession, claims: Claims, session_id: str) -> tuple[Actor, bool]:
    """Who reads, and whether they may enter as they are: some return to their seat first.

    Raises:
        SessionNotFound: no such session, or not one that these claims may reach.
        TokenInvalid, SeatGivenUp, Removed: the claims' user is gone, or the seat is theirs no more.
    """
    if claims.aud == "presenter":
        actor = await identity.presenter(db, claims)
        await lookup.owned(db, actor.id, session_id)
        return actor, True
    if claims.session_id != session_id:
        raise SessionNotFound
    return await service.find_seat(db, claims)


async def arriving(tools: Tools, claims: Claims, session_id: str) -> tuple[Actor, bool]:
    """The same for who comes by socket: those who come together are looked up together."""
    if claims.aud == "participant" and claims.session_id == session_id:
        return await _arrivals.ask((tools, claims))
    async with tools.open_db() as db:
        return await reader(db, claims, session_id)


async def _look_up(
    arrivals: list[tuple[Tools, Claims]],
) -> list[tuple[Actor, bool] | Refusal]:
    tools = arrivals[0][0]
    async with tools.open_db() as db:
        return await service.find_seats(db, [claims for _, claims in arrivals])


_arrivals = Batcher[tuple[Tools, Claims], tuple[Actor, bool]](_look_up, rest=service.gather)


async def current_reader(session_id: str, claims: CurrentClaims, db: Db) -> Actor:
    """Dependency: the reader of the session in the path."""
    return (await reader(db, claims, session_id))[0]


Reader = Annotated[Actor, Depends(current_reader)]
