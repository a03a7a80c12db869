"""Screens that show a session without an account."""

from app.features.screens import bearers, jobs, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "screens",
    routers=[routes.router],
    jobs=jobs.JOBS,
    bearers=bearers.BEARERS,
    roles=["screen"],
    permissions=permissions.PERMISSIONS,
)
