"""The roles that may let screens in and revoke their tokens."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

MANAGE = Permission("manage_screens", HOSTS, scopes("sessions:write"))
PERMISSIONS = [MANAGE]

MayManage = Annotated[Actor, Depends(May(MANAGE))]
