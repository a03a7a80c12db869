"""The roles that may let newcomers in."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

ADMIT = Permission("admit_newcomers", HOSTS, scopes("sessions:write"))
PERMISSIONS = [ADMIT]

MayModerate = Annotated[Actor, Depends(May(ADMIT))]
