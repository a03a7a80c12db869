"""What activities add to the platform."""

from app.features.activities import (
    events,
    limits,
    own_data,
    permissions,
    reading,
    repository,
    routes,
    snapshot,
    socket,
    totals,
)
from app.storage.showable import Showable
from app.web.feature import EventCounter, Feature, WebhookEvent

FEATURE = Feature(
    "activities",
    routers=[routes.router],
    commands=socket.COMMANDS,
    events=events.EVENTS,
    topics=[events.ACTIVITIES],
    jobs=totals.JOBS,
    signals=totals.SIGNALS,
    event_counters=[
        EventCounter("activities", "Activities that were opened", events.ActivityOpened)
    ],
    limits=limits.ActivityLimits,
    exports=own_data.EXPORTS,
    erase=own_data.erase,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    webhook_events=[WebhookEvent("activity.closed", events.ActivityClosed)],
    showables=[Showable("activity", reading.showable, without_id=False)],
    reuse=repository.copy_drafts,
)
