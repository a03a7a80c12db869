"""Finding the actors of sockets that join."""

from app.core.actor import Actor
from app.core.batcher import Batcher
from app.core.refusal import Refusal
from app.core.security import Claims
from app.features.live_sessions import queries
from app.features.participants import service
from app.realtime.context import WorkerContext


async def resolve_actor_batched(
    context: WorkerContext, claims: Claims, session_id: str
) -> tuple[Actor, bool]:
    """Return the actor of a socket and whether they may enter at once; some rejoin first.

    Participants who come together are looked up together.

    Raises:
        SessionNotFound: no such session, or not one that these claims reach.
        Refusal: as for the bearer in `context.bearers`.
    """
    if claims.aud == "participant" and claims.session_id == session_id:
        return await context.own(Arrivals).ask((context, claims))
    async with context.open_db() as db:
        actor = await context.bearers[claims.aud](db, claims, session_id)
        if actor.role == "presenter":
            await queries.hosted_by(db, actor, session_id)
        return actor, True


class Arrivals(Batcher[tuple[WorkerContext, Claims], tuple[Actor, bool]]):
    """A worker's participants whose sockets join at the same time."""

    def __init__(self) -> None:
        super().__init__(_look_up, cooldown=service.gather)


async def _look_up(
    arrivals: list[tuple[WorkerContext, Claims]],
) -> list[tuple[Actor, bool] | Refusal]:
    context = arrivals[0][0]
    async with context.open_db() as db:
        return await service.find_participants(db, [claims for _, claims in arrivals])
