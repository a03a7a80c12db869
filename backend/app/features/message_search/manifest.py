"""What searching the chat adds to the platform."""

from app.features.message_search import limits, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "message_search",
    routers=[routes.router],
    limits=limits.MessageSearchLimits,
    permissions=permissions.PERMISSIONS,
)
