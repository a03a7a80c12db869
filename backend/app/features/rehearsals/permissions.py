"""Who may rehearse a session."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import OWNER, Permission, scopes
from app.web.access import May

REHEARSE = Permission("rehearse_session", OWNER, scopes("sessions:write"))
PERMISSIONS = [REHEARSE]

MayRehearse = Annotated[Actor, Depends(May(REHEARSE))]
