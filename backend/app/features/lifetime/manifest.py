"""Ending unused sessions, and undoing that."""

from app.features.lifetime import jobs, routes
from app.web.feature import Feature

FEATURE = Feature(
    "lifetime",
    routers=[routes.router],
    jobs=jobs.JOBS,
)
