"""The roles that may see and change the cloud over the chat."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.web.access import May

SHAPE_CLOUD = Permission("shape_chat_cloud", HOSTS, scopes("messages:write"))
PERMISSIONS = [SHAPE_CLOUD]

MayShape = Annotated[Actor, Depends(May(SHAPE_CLOUD))]
