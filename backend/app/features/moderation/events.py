"""What moderation does, as members hear it."""

from typing import ClassVar

from app.core.clock import UtcTime
from app.core.schemas import Event, SessionEvent
from app.features.messages.events import NewMessage

RESTRICTED = "restricted"  # the topic of the list of those who were removed or are muted


class Removed(Event):
    """To sockets before they are cut: their holder has no place there any more, as `code` says."""

    name: ClassVar[str] = "removed"
    code: str


class Muted(Event):
    """To one participant's sockets: whether they may write; `muted_until` is null if undone only.

    May be lost: `me` in `joined_session`, and the refusal of a message, tell it too.
    """

    name: ClassVar[str] = "muted"
    muted: bool
    muted_until: UtcTime | None


class MessagePinned(SessionEvent):
    """The message `id` is shown above all others, in place of what was pinned before."""

    name: ClassVar[str] = "message_pinned"
    id: str
    message: NewMessage


class MessageUnpinned(SessionEvent):
    """The message `id` is not pinned any more."""

    name: ClassVar[str] = "message_unpinned"
    id: str


EVENTS: list[type[Event]] = [
    Removed,
    Muted,
    MessagePinned,
    MessageUnpinned,
]
