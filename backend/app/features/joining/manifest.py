"""Joining and leaving a session's room over the socket."""

from collections.abc import Iterable

from app.features.joining import events, permissions, socket
from app.features.joining.parts import Parts
from app.realtime.snapshot import Part
from app.web.feature import Feature


def joining(shown: Iterable[Part]) -> Feature:
    """Return the feature whose `joined_session` consists of these parts."""
    parts = Parts(shown)
    return Feature(
        "joining",
        commands=socket.commands(parts),
        events=[events.joined_session(parts.all)],
        signals=socket.SIGNALS,
        permissions=permissions.PERMISSIONS,
    )
