"""The roles that may undo an end by the clock."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import OWNER, Permission, scopes
from app.web.access import May

REOPEN = Permission("reopen_session", OWNER, scopes("sessions:write"))
PERMISSIONS = [REOPEN]

MayOwn = Annotated[Actor, Depends(May(REOPEN))]
