"""The roles that may delete, run and watch a session."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, OWNER, RUNNERS, Permission
from app.features.live_sessions.deps import MayReach
from app.web.access import May

DELETE = Permission("delete_session", OWNER)
RUN = Permission("run_session", RUNNERS)
WATCH = Permission("watch_session", HOSTS)
PERMISSIONS = [DELETE, RUN, WATCH]

MayOwn = Annotated[Actor, Depends(May(DELETE))]
MayRun = Annotated[Actor, Depends(May(RUN))]
MayWatch = Annotated[Actor, Depends(MayReach(WATCH))]
