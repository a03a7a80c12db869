"""Keeping order among messages and people."""

from app.features.moderation import events, jobs, routes, socket
from app.web.feature import Feature

FEATURE = Feature(
    "moderation",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
    signals=socket.SIGNALS,
)
