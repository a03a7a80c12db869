"""Emoji reactions, counted and sent at intervals."""

from app.features.reactions import events, jobs, limits, options, permissions, snapshot, socket
from app.web.feature import Feature

FEATURE = Feature(
    "reactions",
    commands=socket.COMMANDS,
    events=events.EVENTS,
    jobs=jobs.JOBS,
    limits=limits.ReactionLimits,
    signals=socket.SIGNALS,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    options=options.OPTIONS,
)
