"""Renewing participants' tokens."""

from app.features.seat_tokens import events, jobs, routes
from app.web.feature import Feature

FEATURE = Feature(
    "seat_tokens",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
)
