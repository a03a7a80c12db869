"""Words: the cloud over the chat."""

from app.features.words import jobs, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "words", routers=[routes.router], jobs=jobs.JOBS, permissions=permissions.PERMISSIONS
)
