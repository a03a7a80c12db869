"""The roles that may send messages by REST."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import EVERYBODY, Permission, scopes
from app.features.live_sessions.permissions import MayReach

POST = Permission("post_message", EVERYBODY, scopes("messages:write"))
PERMISSIONS = [POST]

MayPost = Annotated[Actor, Depends(MayReach(POST))]
