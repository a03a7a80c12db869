"""A presenter's list of sessions."""

from app.features.dashboard import permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "dashboard",
    routers=[routes.router],
    permissions=permissions.PERMISSIONS,
)
