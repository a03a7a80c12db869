"""`joined_session`: its own fields, and those that features add."""

from collections.abc import Sequence
from typing import ClassVar

from pydantic import ConfigDict

from app.core.assembled import with_fields_of
from app.core.clock import UtcTime
from app.core.schemas import Event
from app.features.event_log.views import LoggedEvent
from app.features.joining.views import Me
from app.realtime.snapshot import Part


class JoinedSession(Event):
    """The room at position `seq`; everything behind it follows as events.

    `token` is that of a participant who joined by this socket: with it they come back.
    `events`, `head` and `more` answer a given `since`, and are left out without one. A `head` below
    `since`, or another `epoch` than before, means that the database was restored: what was known of
    the room is no longer true, and this stands in place of it.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = "joined_session"
    me: Me
    participant_count: int
    seq: int
    epoch: str
    token: str | None = None
    expires_at: UtcTime | None = None
    events: list[LoggedEvent] | None = None
    head: int | None = None
    more: bool | None = None


def joined_session(parts: Sequence[Part]) -> type[JoinedSession]:
    """Return the event's schema with the fields and descriptions of all parts."""
    me = with_fields_of(Me, [part.own_form for part in parts])
    form: type[JoinedSession] = with_fields_of(
        JoinedSession, [part.form for part in parts], me=(me, ...)
    )
    return form
