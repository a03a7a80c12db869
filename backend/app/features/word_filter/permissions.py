"""The roles that may see and change the words that a session blocks."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import RUNNERS, Permission, scopes
from app.web.access import May

CHANGE_WORDS = Permission("change_words", RUNNERS, scopes("sessions:write"))
PERMISSIONS = [CHANGE_WORDS]

MayRun = Annotated[Actor, Depends(May(CHANGE_WORDS))]
