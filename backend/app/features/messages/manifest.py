"""The chat."""

from app.features.messages import events, socket
from app.web.feature import Feature

FEATURE = Feature(
    "messages",
    commands=socket.COMMANDS,
    events=events.EVENTS,
)
