"""The roles that may list and rename participants."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.features.live_sessions.permissions import MayReach
from app.web.access import May

MANAGE = Permission("manage_people", HOSTS, scopes("sessions:write"))
CHANGE_NICKNAME = Permission("change_nickname", frozenset({"participant"}))
PERMISSIONS = [MANAGE, CHANGE_NICKNAME]

MayModerate = Annotated[Actor, Depends(May(MANAGE))]
MayChangeNickname = Annotated[Actor, Depends(MayReach(CHANGE_NICKNAME))]
