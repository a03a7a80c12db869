"""Replaying a session that is over, for its hosts."""

from app.features.replay import limits, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "replay",
    routers=[routes.router],
    limits=limits.ReplayLimits,
    permissions=permissions.PERMISSIONS,
)
