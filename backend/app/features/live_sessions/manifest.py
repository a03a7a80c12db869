"""Live sessions: creating, changing, starting, pausing and ending."""

from app.features.live_sessions import events, options, own_data, permissions, routes, snapshot
from app.web.feature import Feature, WebhookEvent

FEATURE = Feature(
    "live_sessions",
    routers=[routes.router],
    events=events.EVENTS,
    exports=own_data.EXPORTS,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    options=options.OPTIONS,
    webhook_events=[
        WebhookEvent(
            "session.started",
            events.SessionUpdated,
            lambda data: data["started_at"] is not None,
            is_change=True,
        ),
        WebhookEvent(
            "session.ended",
            events.SessionUpdated,
            lambda data: data["status"] == "ended",
            is_change=True,
        ),
    ],
)
