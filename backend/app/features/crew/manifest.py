"""Who was invited to help to run a session."""

from app.features.crew import bearers, jobs, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "crew",
    routers=[routes.router],
    jobs=jobs.JOBS,
    bearers=bearers.BEARERS,
    permissions=permissions.PERMISSIONS,
)
