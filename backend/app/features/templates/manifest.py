"""Templates: what is in them, and sessions from them."""

from app.features.templates import permissions, routes
from app.web.feature import Feature

FEATURE = Feature("templates", routers=[routes.router], permissions=permissions.PERMISSIONS)
