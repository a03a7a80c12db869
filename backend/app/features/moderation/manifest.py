"""Moderating messages and people."""

from app.features.moderation import events, jobs, own_data, permissions, routes, snapshot, socket
from app.web.feature import Feature

FEATURE = Feature(
    "moderation",
    routers=[routes.router],
    events=events.EVENTS,
    topics=[events.RESTRICTED],
    jobs=jobs.JOBS,
    signals=socket.SIGNALS,
    erase=own_data.erase,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
)
