"""Who may list their sessions, and archive and reuse one."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import OWNER, Permission, scopes
from app.web.access import May, MayAsUser

ARCHIVE = Permission("archive_session", OWNER, scopes("sessions:write"))
LIST = Permission("list_sessions", OWNER, scopes("sessions:read"))
PERMISSIONS = [ARCHIVE, LIST]

MayOwn = Annotated[Actor, Depends(May(ARCHIVE))]
MayList = Annotated[Actor, Depends(MayAsUser(LIST))]
