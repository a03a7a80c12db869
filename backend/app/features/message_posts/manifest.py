"""Messages by REST, for programs that only send."""

from app.features.message_posts import permissions, routes
from app.web.feature import Feature

FEATURE = Feature("message_posts", routers=[routes.router], permissions=permissions.PERMISSIONS)
