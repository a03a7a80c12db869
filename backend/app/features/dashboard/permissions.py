"""The roles that may archive and reuse a session."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import OWNER, Permission
from app.web.access import May

ARCHIVE = Permission("archive_session", OWNER)
PERMISSIONS = [ARCHIVE]

MayOwn = Annotated[Actor, Depends(May(ARCHIVE))]
