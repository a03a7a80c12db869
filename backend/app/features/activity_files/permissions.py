"""Who may import and export activities."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission, scopes
from app.features.live_sessions.permissions import MayReach

IMPORT = Permission("import_activities", HOSTS, scopes("activities:write"))
EXPORT = Permission("export_activities", HOSTS, scopes("activities:write"))
PERMISSIONS = [IMPORT, EXPORT]

MayImport = Annotated[Actor, Depends(MayReach(IMPORT))]
MayExport = Annotated[Actor, Depends(MayReach(EXPORT))]
