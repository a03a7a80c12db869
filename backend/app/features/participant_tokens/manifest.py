"""Renewing participants' tokens."""

from app.features.participant_tokens import events, jobs, routes
from app.web.feature import Feature

FEATURE = Feature(
    "participant_tokens",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
)
