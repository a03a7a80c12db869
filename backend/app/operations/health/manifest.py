"""Whether a worker is well, and what it counts."""

from app.operations.health import jobs, routes
from app.web.feature import Feature

FEATURE = Feature(
    "health",
    routers=[routes.router],
    jobs=jobs.JOBS,
)
