"""Events of moderation."""

from typing import ClassVar

from app.core.clock import UtcTime
from app.core.schemas import Event, SessionEvent
from app.features.messages.events import NewMessage

RESTRICTED = "restricted"  # the topic of the list of those who were removed or are muted


class Removed(Event):
    """Sent before a socket is disconnected: its holder may not stay, for the reason in `code`."""

    name: ClassVar[str] = "removed"
    code: str


class Muted(Event):
    """Sent to one participant's sockets: whether they may write.

    `muted_until` is null if the mute ends only when it is lifted. The event may be lost: `me` in
    `joined_session` and the refusal of a message contain the same.
    """

    name: ClassVar[str] = "muted"
    muted: bool
    muted_until: UtcTime | None


class MessagePinned(SessionEvent):
    """The message `id` is pinned and replaces the one pinned before."""

    name: ClassVar[str] = "message_pinned"
    id: str
    message: NewMessage


class MessageUnpinned(SessionEvent):
    """The message `id` is no longer pinned."""

    name: ClassVar[str] = "message_unpinned"
    id: str


EVENTS: list[type[Event]] = [
    Removed,
    Muted,
    MessagePinned,
    MessageUnpinned,
]
