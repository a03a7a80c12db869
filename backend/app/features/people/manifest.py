"""The list of a session's participants, and their nicknames."""

from app.features.people import events, limits, own_data, permissions, routes, snapshot, socket
from app.web.feature import Feature

FEATURE = Feature(
    "people",
    routers=[routes.router, routes.own_router],
    commands=socket.COMMANDS,
    events=events.EVENTS,
    limits=limits.NicknameLimits,
    erase=own_data.erase,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
)
