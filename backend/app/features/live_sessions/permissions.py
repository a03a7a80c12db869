"""Who may create sessions, and the roles that may delete, run and watch one."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, OWNER, RUNNERS, Permission, scopes
from app.features.live_sessions.deps import MayReach
from app.web.access import May, MayAsUser

CREATE = Permission("create_session", OWNER, scopes("sessions:write"))
DELETE = Permission("delete_session", OWNER, scopes("sessions:write"))
RUN = Permission("run_session", RUNNERS, scopes("sessions:write"))
WATCH = Permission("watch_session", HOSTS, scopes("sessions:read"))
PERMISSIONS = [CREATE, DELETE, RUN, WATCH]

MayCreate = Annotated[Actor, Depends(MayAsUser(CREATE))]
MayOwn = Annotated[Actor, Depends(May(DELETE))]
MayRun = Annotated[Actor, Depends(May(RUN))]
MayWatch = Annotated[Actor, Depends(MayReach(WATCH))]
