"""The roles that may react to messages, and read reactions."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import EVERYBODY, READERS, Permission, scopes
from app.features.live_sessions.permissions import MayReach

REACT = Permission("react_to_message", EVERYBODY, scopes("messages:write"))
READ_REACTIONS = Permission("read_message_reactions", READERS, scopes("messages:read"))
PERMISSIONS = [REACT, READ_REACTIONS]

MayReadReactions = Annotated[Actor, Depends(MayReach(READ_REACTIONS))]
