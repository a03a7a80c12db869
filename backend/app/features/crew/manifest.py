"""Who was invited to help to run a session."""

from typing import get_args

from app.core.actor import CrewRole
from app.features.crew import bearers, invitations, jobs, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "crew",
    routers=[routes.router],
    jobs=jobs.JOBS,
    topics=[invitations.CREW],
    bearers=bearers.BEARERS,
    roles=get_args(CrewRole),
    permissions=permissions.PERMISSIONS,
)
