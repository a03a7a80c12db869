"""Who may import and export activities."""

from typing import Annotated

from fastapi import Depends

from app.core.actor import Actor
from app.core.permissions import HOSTS, Permission
from app.features.live_sessions.deps import MayReach

IMPORT = Permission("import_activities", HOSTS)
EXPORT = Permission("export_activities", HOSTS)
PERMISSIONS = [IMPORT, EXPORT]

MayImport = Annotated[Actor, Depends(MayReach(IMPORT))]
MayExport = Annotated[Actor, Depends(MayReach(EXPORT))]
