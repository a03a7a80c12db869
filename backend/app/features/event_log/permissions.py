"""The roles that may read the log of a session."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import READERS, Permission, scopes
from app.features.live_sessions.permissions import MayReach

READ = Permission("read_log", READERS, scopes("messages:read"))
PERMISSIONS = [READ]

MayRead = Annotated[Actor, Depends(MayReach(READ))]
