"""The roles that may let screens in and revoke their tokens, and that of screens themselves."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.features.live_sessions.permissions import MayReach
from app.web.access import May

MANAGE = Permission("manage_screens", HOSTS, scopes("sessions:write"))
SHOW = Permission("show_session", frozenset({"screen"}))
PERMISSIONS = [MANAGE, SHOW]

MayManage = Annotated[Actor, Depends(May(MANAGE))]
MayShow = Annotated[Actor, Depends(MayReach(SHOW))]
