"""What editing and deleting one's own messages adds to the platform."""

from app.features.own_messages import events, limits, permissions, routes, snapshot, socket
from app.web.feature import Feature

FEATURE = Feature(
    "own_messages",
    routers=[routes.router],
    commands=socket.COMMANDS,
    events=events.EVENTS,
    limits=limits.MessageChangeLimits,
    permissions=permissions.PERMISSIONS,
    snapshot=snapshot.PARTS,
)
