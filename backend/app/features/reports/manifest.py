"""A session's statistics, and its chat as a file."""

from app.features.reports import permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "reports",
    routers=[routes.router],
    permissions=permissions.PERMISSIONS,
)
