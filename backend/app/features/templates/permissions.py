"""Who may read templates, and create sessions from them."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import OWNER, Permission, scopes
from app.web.access import MayAsUser

READ = Permission("read_templates", OWNER, scopes("sessions:read"))
CREATE = Permission("create_from_template", OWNER, scopes("sessions:write"))
PERMISSIONS = [READ, CREATE]

MayRead = Annotated[Actor, Depends(MayAsUser(READ))]
MayCreate = Annotated[Actor, Depends(MayAsUser(CREATE))]
