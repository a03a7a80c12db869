"""Ending unused sessions, and undoing that."""

from app.features.lifetime import jobs, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "lifetime",
    routers=[routes.router],
    jobs=jobs.JOBS,
    permissions=permissions.PERMISSIONS,
)
