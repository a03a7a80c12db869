"""The roles that may move the stage."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

MOVE = Permission("move_stage", HOSTS, scopes("sessions:write", "activities:write"))
PERMISSIONS = [MOVE]

MayMove = Annotated[Actor, Depends(May(MOVE))]
