"""The list of a session's participants, and their names."""

from app.features.people import events, routes
from app.web.feature import Feature

FEATURE = Feature(
    "people",
    routers=[routes.router],
    events=events.EVENTS,
)
