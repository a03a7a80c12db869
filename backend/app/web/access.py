"""Permissions of REST routes: who acts in the session, and whether their role may."""

from fastapi import Request
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.permissions import Permission, check
from app.core.security import Claims
from app.core.token_errors import TokenInvalid
from app.web.deps import CurrentClaims, Db


class May:
    """FastAPI dependency: the actor in the path's session, if their role may do this.

    Whether a presenter hosts the session is checked by the service, which looks it up among theirs.
    """

    def __init__(self, permission: Permission) -> None:
        self.permission = permission

    async def __call__(
        self, session_id: str, claims: CurrentClaims, db: Db, request: Request
    ) -> Actor:
        """Return the actor.

        Raises:
            Refusal: the claims are for another session or no longer valid, as the feature that
                issued the token decides.
            NotAllowed, ScopeMissing: the actor may not do this.
        """
        actor = await self.actor(session_id, claims, db, request)
        self.check(actor)
        return actor

    async def actor(
        self, session_id: str, claims: Claims, db: AsyncSession, request: Request
    ) -> Actor:
        """Return the actor of the claims; raises what the feature that issued the token raises."""
        actor_of = request.app.state.realtime.context.bearers[claims.aud]
        found: Actor = await actor_of(db, claims, session_id)
        return found

    def check(self, actor: Actor) -> None:
        """Check the permission; raises NotAllowed or ScopeMissing."""
        check(actor, self.permission)


class MayAsUser:
    """FastAPI dependency: the signed-in presenter, or a program of theirs that may do this.

    It is for routes of one's own sessions as a whole, where there is no session yet.
    """

    def __init__(self, permission: Permission) -> None:
        self.permission = permission

    async def __call__(self, claims: CurrentClaims, db: Db, request: Request) -> Actor:
        """Return the actor.

        Raises:
            TokenInvalid: the token is for one session, or no longer valid.
            ScopeMissing: the program may not do this.
        """
        if claims.session_id is not None:
            raise TokenInvalid
        may = May(self.permission)
        actor = await may.actor("", claims, db, request)
        may.check(actor)
        return actor
