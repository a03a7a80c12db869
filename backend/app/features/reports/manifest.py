"""A session's statistics, and its chat as a file."""

from app.features.reports import routes
from app.web.feature import Feature

FEATURE = Feature(
    "reports",
    routers=[routes.router],
)
