"""Replaying a session that is over, for its hosts."""

from app.features.replay import permissions, routes
from app.web.feature import Feature

FEATURE = Feature("replay", routers=[routes.router], permissions=permissions.PERMISSIONS)
