"""What chat adds to the platform."""

from app.features.messages import (
    events,
    jobs,
    limits,
    options,
    own_data,
    permissions,
    snapshot,
    socket,
)
from app.web.feature import EventCounter, Feature, WebhookEvent

FEATURE = Feature(
    "messages",
    commands=socket.COMMANDS,
    events=events.EVENTS,
    topics=[events.HELD],
    event_counters=[
        EventCounter("messages", "Messages that were committed and told", events.NewMessage)
    ],
    jobs=jobs.JOBS,
    limits=limits.MessageLimits,
    exports=own_data.EXPORTS,
    erase=own_data.erase,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    options=options.OPTIONS,
    webhook_events=[WebhookEvent("message.sent", events.NewMessage)],
    showables=snapshot.SHOWABLES,
)
