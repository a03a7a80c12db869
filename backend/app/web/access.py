"""Who is asking for a live session, and whether they may: how REST routes declare their rule."""

from typing import Annotated

from fastapi import Depends, Request
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.permissions import Action, check
from app.core.security import Claims
from app.web.deps import CurrentClaims, Db


class May:
    """Dependency: who acts in the session of the path, if their role may do this there.

    Whether a presenter hosts it is for the service to see, which finds it among theirs anyway.
    """

    def __init__(self, action: Action) -> None:
        self.action = action

    async def __call__(
        self, session_id: str, claims: CurrentClaims, db: Db, request: Request
    ) -> Actor:
        """The actor.

        Raises:
            Refusal: the claims are of another session, or good no more; the feature that gave
                them says why.
            NotAllowed: they reach the session, and may not do this.
        """
        actor = await self.actor(session_id, claims, db, request)
        self.check(actor)
        return actor

    async def actor(
        self, session_id: str, claims: Claims, db: AsyncSession, request: Request
    ) -> Actor:
        """Whoever the claims belong to; raises what the feature does that gave them."""
        actor_of = request.app.state.realtime.context.bearers[claims.aud]
        found: Actor = await actor_of(db, claims, session_id)
        return found

    def check(self, actor: Actor) -> None:
        """Let them; raises NotAllowed."""
        check(actor.role, self.action)


MayOwn = Annotated[Actor, Depends(May(Action.OWN))]
MayRun = Annotated[Actor, Depends(May(Action.RUN))]
MayModerate = Annotated[Actor, Depends(May(Action.MODERATE))]
