"""The roles that may run activities, answer them, and read them."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, READERS, Permission, scopes
from app.features.live_sessions.permissions import MayReach
from app.web.access import May

RUN = Permission("run_activities", HOSTS, scopes("activities:write"))
READ = Permission("read_activity", READERS, scopes("activities:write", "reports:read"))
ANSWER = Permission("answer", frozenset({"participant"}))
VOTE = Permission("vote_answer", frozenset({"participant"}))
PERMISSIONS = [RUN, READ, ANSWER, VOTE]

MayRunActivities = Annotated[Actor, Depends(May(RUN))]
MayReadActivity = Annotated[Actor, Depends(MayReach(READ))]
