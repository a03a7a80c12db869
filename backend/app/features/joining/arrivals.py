"""Who comes to a live session by socket."""

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.refusal import Refusal
from app.core.security import Claims
from app.features.live_sessions import lookup
from app.features.participants import service
from app.realtime.tools import Tools


async def arriving(tools: Tools, claims: Claims, session_id: str) -> tuple[Actor, bool]:
    """Who comes by socket, and whether they may enter as they are: some return to their seat first.

    Participants who come together are looked up together.

    Raises:
        SessionNotFound: no such session, or not one that these claims reach.
        Refusal: as for the bearer in `tools.bearers`.
    """
    if claims.aud == "participant" and claims.session_id == session_id:
        return await tools.own(Arrivals).ask((tools, claims))
    async with tools.open_db() as db:
        actor = await tools.bearers[claims.aud](db, claims, session_id)
        if actor.role == "presenter":
            await lookup.reached(db, actor, session_id)
        return actor, True


class Arrivals(Batcher[tuple[Tools, Claims], tuple[Actor, bool]]):
    """A worker's participants who come by socket at the same time."""

    def __init__(self) -> None:
        super().__init__(_look_up, rest=service.gather)


async def _look_up(
    arrivals: list[tuple[Tools, Claims]],
) -> list[tuple[Actor, bool] | Refusal]:
    tools = arrivals[0][0]
    async with tools.open_db() as db:
        return await service.find_seats(db, [claims for _, claims in arrivals])
