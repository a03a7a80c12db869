"""The roles that may say how long a session is kept."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import OWNER, Permission, scopes
from app.web.access import May

CHANGE_RETENTION = Permission("change_retention", OWNER, scopes("sessions:write"))
PERMISSIONS = [CHANGE_RETENTION]

MayOwn = Annotated[Actor, Depends(May(CHANGE_RETENTION))]
