"""Who may create sessions, and the roles that may delete, run and watch one."""

from typing import Annotated

from fastapi import Depends, Request

from app.core.actor import Actor
from app.core.permissions import HOSTS, OWNER, RUNNERS, Permission, scopes
from app.features.live_sessions import queries
from app.web.access import May, MayAsUser
from app.web.deps import CurrentClaims, Db

CREATE = Permission("create_session", OWNER, scopes("sessions:write"))
DELETE = Permission("delete_session", OWNER, scopes("sessions:write"))
RUN = Permission("run_session", RUNNERS, scopes("sessions:write"))
WATCH = Permission("watch_session", HOSTS, scopes("sessions:read"))
PERMISSIONS = [CREATE, DELETE, RUN, WATCH]


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


MayCreate = Annotated[Actor, Depends(MayAsUser(CREATE))]
MayOwn = Annotated[Actor, Depends(May(DELETE))]
MayRun = Annotated[Actor, Depends(May(RUN))]
MayWatch = Annotated[Actor, Depends(MayReach(WATCH))]
