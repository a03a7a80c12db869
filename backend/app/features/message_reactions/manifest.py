"""What reactions to messages add to the platform."""

from app.features.message_reactions import (
    events,
    jobs,
    limits,
    own_data,
    permissions,
    routes,
    snapshot,
    socket,
    totals,
)
from app.web.feature import Feature

FEATURE = Feature(
    "message_reactions",
    routers=[routes.router],
    commands=socket.COMMANDS,
    events=events.EVENTS,
    jobs=jobs.JOBS,
    limits=limits.MessageReactionLimits,
    signals=totals.SIGNALS,
    snapshot=snapshot.PARTS,
    exports=own_data.EXPORTS,
    erase=own_data.erase,
    permissions=permissions.PERMISSIONS,
)
