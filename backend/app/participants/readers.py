"""Who a token's bearer is in a live session: one of its hosts, or whoever has a seat in it."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.refusal import Refusal
from app.core.security import Claims
from app.crew import service as crew
from app.identity import service as identity
from app.live_sessions import lookup
from app.live_sessions.errors import SessionNotFound
from app.participants import service
from app.realtime.tools import Tools


async def reader(db: AsyncSession, claims: Claims, session_id: str) -> tuple[Actor, bool]:
    """Who it is, and whether they may enter as they are: some return to their seat first.

    Raises:
        SessionNotFound: no such session, or not one that these claims may reach.
        TokenInvalid: the claims' user is gone.
        SeatGivenUp, Removed, CrewRevoked: the seat, or the place among the crew, is theirs no more.
    """
    actor, is_fresh = await bearer(db, claims, session_id)
    if actor.role == "presenter":
        await lookup.reached(db, actor, session_id)
    return actor, is_fresh


async def bearer(db: AsyncSession, claims: Claims, session_id: str) -> tuple[Actor, bool]:
    """The same, for whoever finds the session among a presenter's own afterwards.

    Raises:
        SessionNotFound: these claims are of another session.
        TokenInvalid, SeatGivenUp, Removed, CrewRevoked: as for `reader`.
    """
    if claims.aud == "presenter":
        return await identity.presenter(db, claims), True
    if claims.session_id != session_id:
        raise SessionNotFound
    if claims.aud == "crew":
        return await crew.member(db, claims), True
    return await service.find_seat(db, claims)


async def arriving(tools: Tools, claims: Claims, session_id: str) -> tuple[Actor, bool]:
    """As `reader`, for who comes by socket: those who come together are looked up together."""
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
