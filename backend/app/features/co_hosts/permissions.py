"""The roles that may invite and revoke co-hosts."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import OWNER, Permission
from app.web.access import May

MANAGE = Permission("manage_co_hosts", OWNER)
PERMISSIONS = [MANAGE]

MayOwn = Annotated[Actor, Depends(May(MANAGE))]
