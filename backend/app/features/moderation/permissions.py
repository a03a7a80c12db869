"""The roles that may moderate messages and people."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

MODERATE = Permission("moderate", HOSTS, scopes("messages:write"))
PERMISSIONS = [MODERATE]

MayModerate = Annotated[Actor, Depends(May(MODERATE))]
