"""Entering and leaving a session's room over the socket."""

from app.features.joining import events, socket
from app.web.feature import Feature

FEATURE = Feature(
    "joining",
    commands=socket.COMMANDS,
    events=events.EVENTS,
    signals=socket.SIGNALS,
)
