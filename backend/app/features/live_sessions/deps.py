"""The reader of a live session, as a dependency of REST routes."""

from fastapi import Request

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.web.access import May
from app.web.deps import CurrentClaims, Db


class MayReach(May):
    """Dependency: like `May`, and it also checks that the actor hosts or joined the session."""

    async def __call__(
        self, session_id: str, claims: CurrentClaims, db: Db, request: Request
    ) -> Actor:
        """Return the actor; raises like `May`, and SessionNotFound if they do not reach it."""
        actor = await self.actor(session_id, claims, db, request)
        if actor.role == "presenter":
            await queries.hosted_by(db, actor, session_id)
        self.check(actor)
        return actor
