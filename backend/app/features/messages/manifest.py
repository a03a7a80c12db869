"""What chat adds to the platform."""

from app.features.messages import events, jobs, socket
from app.web.feature import Feature

FEATURE = Feature(
    "messages",
    commands=socket.COMMANDS,
    events=events.EVENTS,
    jobs=jobs.JOBS,
)
