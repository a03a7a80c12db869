"""Events of changed messages."""

from typing import ClassVar

from app.core.schemas import Event, SessionEvent
from app.features.messages.events import NewMessage


class MessageEdited(SessionEvent):
    """The sender of the message `id` has changed its text; nobody can read the old one any more."""

    name: ClassVar[str] = "message_edited"
    id: str
    message: NewMessage


EVENTS: list[type[Event]] = [MessageEdited]
