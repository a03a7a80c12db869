"""Who was invited to help to run a session."""

from app.features.crew import bearers, invitations, jobs, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "crew",
    routers=[routes.router],
    jobs=jobs.JOBS,
    topics=[invitations.CREW],
    bearers=bearers.BEARERS,
    permissions=permissions.PERMISSIONS,
)
