"""The roles that move a quiz on, and that play."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

NEXT = Permission("next_question", HOSTS, scopes("activities:write"))
MORE_TIME = Permission("set_more_time", frozenset({"participant"}))
PERMISSIONS = [NEXT, MORE_TIME]

MayMoveOn = Annotated[Actor, Depends(May(NEXT))]
