"""The list of a session's participants, and their nicknames."""

from app.features.people import events, own_data, permissions, routes, snapshot
from app.web.feature import Feature

FEATURE = Feature(
    "people",
    routers=[routes.router],
    events=events.EVENTS,
    erase=own_data.erase,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
)
