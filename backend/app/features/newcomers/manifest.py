"""Letting in, one by one, who typed a code while many were guessed."""

from app.features.newcomers import events, jobs, routes
from app.web.feature import Feature

FEATURE = Feature(
    "newcomers",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
)
