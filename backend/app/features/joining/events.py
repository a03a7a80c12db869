"""What somebody who enters is shown."""

from typing import ClassVar

from pydantic import ConfigDict

from app.core.clock import UtcTime
from app.core.schemas import Event
from app.features.event_log.views import LoggedEvent
from app.features.joining.views import Me, ReactionTotals
from app.features.live_sessions.views import RoomSession
from app.features.messages.events import NewMessage


class JoinedSession(Event):
    """The room at position `seq`; everything behind it follows as events.

    `messages` are the newest 50 at most, oldest first; `older` says that there are more.
    `token` is that of a seat that was taken by this socket: with it one comes back to the seat.
    `events`, `head` and `more` answer a given `since`, and are left out without one. A `head` below
    `since`, or another `epoch` than before, means that the database was restored: what was known of
    the room is no longer true, and this stands in place of it.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = "joined_session"
    session: RoomSession
    me: Me
    participant_count: int
    messages: list[NewMessage]
    older: bool
    pinned: NewMessage | None
    reactions: ReactionTotals
    seq: int
    epoch: str
    token: str | None = None
    expires_at: UtcTime | None = None
    events: list[LoggedEvent] | None = None
    head: int | None = None
    more: bool | None = None


EVENTS: list[type[Event]] = [JoinedSession]
