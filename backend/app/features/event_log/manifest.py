"""Reading a session's event log."""

from app.features.event_log import jobs, permissions, routes, socket
from app.web.feature import Feature

FEATURE = Feature(
    "event_log",
    routers=[routes.router],
    commands=socket.COMMANDS,
    jobs=jobs.JOBS,
    permissions=permissions.PERMISSIONS,
)
