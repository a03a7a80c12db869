"""Emoji reactions, counted and sent at intervals."""

from app.features.reactions import events, limits, options, permissions, snapshot, socket
from app.features.reactions.totals import REACTIONS
from app.web.feature import Feature

FEATURE = Feature(
    "reactions",
    commands=socket.COMMANDS,
    events=events.EVENTS,
    jobs=REACTIONS.jobs,
    limits=limits.ReactionLimits,
    signals=REACTIONS.signals,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    options=options.OPTIONS,
)
