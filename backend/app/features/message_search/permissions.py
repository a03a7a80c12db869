"""The roles that may search the chat."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

SEARCH = Permission("search_messages", HOSTS, scopes("messages:read"))
PERMISSIONS = [SEARCH]

MaySearch = Annotated[Actor, Depends(May(SEARCH))]
