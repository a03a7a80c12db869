"""How people follow: four moods, counted in memory and told to hosts."""

from app.features.pulse import events, jobs, limits, options, permissions, snapshot, socket
from app.web.feature import Feature

FEATURE = Feature(
    "pulse",
    commands=socket.COMMANDS,
    events=events.EVENTS,
    jobs=jobs.JOBS,
    signals=socket.SIGNALS,
    limits=limits.PulseLimits,
    snapshot=snapshot.PARTS,
    permissions=permissions.PERMISSIONS,
    options=options.OPTIONS,
)
