"""Live sessions: made, changed, started, paused and ended."""

from app.features.live_sessions import events, own_data, routes
from app.web.feature import Feature

FEATURE = Feature(
    "live_sessions",
    routers=[routes.router],
    events=events.EVENTS,
    exports=own_data.EXPORTS,
)
