"""Who may give a session its colour and its logo."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import RUNNERS, Permission, scopes
from app.features.live_sessions.permissions import MayReach

BRAND = Permission("brand_session", RUNNERS, scopes("sessions:write"))
PERMISSIONS = [BRAND]

MayBrand = Annotated[Actor, Depends(MayReach(BRAND))]
