"""Files of activities: two routes, one of which takes files."""

from app.features.activity_files import limits, permissions, routes
from app.features.activity_files.leases import service as leases
from app.web.feature import Feature

FEATURE = Feature(
    "activity_files",
    routers=[routes.router],
    files=[routes.IMPORT],
    jobs=leases.JOBS,
    permissions=permissions.PERMISSIONS,
    limits=limits.ImportLimits,
)
