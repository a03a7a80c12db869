"""The roles that may read a session's statistics and chat, and make reports of it."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, OWNER, Permission, scopes
from app.features.live_sessions.permissions import MayReach

READ = Permission("read_reports", HOSTS, scopes("reports:read"))
MAKE = Permission("make_reports", OWNER, scopes("reports:read"))
PERMISSIONS = [READ, MAKE]

MayWatch = Annotated[Actor, Depends(MayReach(READ))]
MayMakeReport = Annotated[Actor, Depends(MayReach(MAKE))]
