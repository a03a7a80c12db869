"""The roles that may read and write the notes of a session."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

READ = Permission("read_host_notes", HOSTS, scopes("sessions:read"))
WRITE = Permission("write_host_notes", HOSTS, scopes("sessions:write"))
PERMISSIONS = [READ, WRITE]

MayRead = Annotated[Actor, Depends(May(READ))]
MayWrite = Annotated[Actor, Depends(May(WRITE))]
