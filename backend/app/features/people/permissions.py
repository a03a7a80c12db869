"""The roles that may list and rename participants."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

MANAGE = Permission("manage_people", HOSTS, scopes("sessions:write"))
PERMISSIONS = [MANAGE]

MayModerate = Annotated[Actor, Depends(May(MANAGE))]
