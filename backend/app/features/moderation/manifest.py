"""Keeping order among messages and people."""

from app.features.moderation import events, jobs, own_data, routes, socket
from app.web.feature import Feature

FEATURE = Feature(
    "moderation",
    routers=[routes.router],
    events=events.EVENTS,
    jobs=jobs.JOBS,
    signals=socket.SIGNALS,
    erase=own_data.erase,
)
