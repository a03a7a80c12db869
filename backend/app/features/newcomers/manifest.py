"""Letting in newcomers one by one while many codes are guessed."""

from app.features.newcomers import events, jobs, permissions, routes, waiting_list
from app.web.feature import Feature

FEATURE = Feature(
    "newcomers",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
    permissions=permissions.PERMISSIONS,
    close=waiting_list.close,
)
