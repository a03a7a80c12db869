"""The roles that may see how a session went."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.features.live_sessions.permissions import MayReach

READ = Permission("read_replay", HOSTS, scopes("messages:read"))
PERMISSIONS = [READ]

MayReplay = Annotated[Actor, Depends(MayReach(READ))]
