"""A presenter's list of sessions."""

from app.features.dashboard import routes
from app.web.feature import Feature

FEATURE = Feature(
    "dashboard",
    routers=[routes.router],
)
