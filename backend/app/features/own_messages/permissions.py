"""The roles that may change and delete what they wrote."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import EVERYBODY, Permission, scopes
from app.features.live_sessions.permissions import MayReach

CHANGE_OWN = Permission("change_own_message", EVERYBODY, scopes("messages:write"))
PERMISSIONS = [CHANGE_OWN]

MayChangeOwn = Annotated[Actor, Depends(MayReach(CHANGE_OWN))]
