"""Live sessions: creating, changing, starting, pausing and ending."""

from app.features.live_sessions import events, options, own_data, permissions, routes, snapshot
from app.web.feature import Feature

FEATURE = Feature(
    "live_sessions",
    routers=[routes.router],
    events=events.EVENTS,
    exports=own_data.EXPORTS,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    options=options.OPTIONS,
)
