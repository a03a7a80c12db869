"""Inviting co-hosts to run a session, and revoking them."""

from typing import get_args

from app.core.actor import CoHostRole
from app.features.co_hosts import bearers, invitations, jobs, permissions, routes
from app.web.feature import Feature

FEATURE = Feature(
    "co_hosts",
    routers=[routes.router],
    jobs=jobs.JOBS,
    topics=[invitations.CO_HOSTS],
    bearers=bearers.BEARERS,
    roles=get_args(CoHostRole),
    permissions=permissions.PERMISSIONS,
)
