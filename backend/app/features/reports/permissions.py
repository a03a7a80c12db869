"""The roles that may read reports of a session."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.features.live_sessions.deps import MayReach

READ = Permission("read_reports", HOSTS, scopes("reports:read"))
PERMISSIONS = [READ]

MayWatch = Annotated[Actor, Depends(MayReach(READ))]
