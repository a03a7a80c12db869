"""What happens in chat."""

from typing import ClassVar, Self

from app.core.clock import UtcTime
from app.core.wire import DurableEvent, Event, View
from app.identity.actor import Role
from app.models import Message


class Sender(View):
    """Who said it. The role is the server's word, never the client's."""

    id: str
    nickname: str
    role: Role


class NewMessage(DurableEvent):
    """Somebody said something."""

    name: ClassVar[str] = "new_message"
    id: str
    client_id: str | None
    message: str
    message_type: str
    sender: Sender
    sent_at: UtcTime

    @classmethod
    def of(cls, message: Message) -> Self:
        """The event of a stored message."""
        sender = {
            "id": message.sender_id,
            "nickname": message.sender_nickname,
            "role": message.sender_role,
        }
        return cls.model_validate({**message.columns(), "sender": sender})


EVENTS: list[type[Event]] = [NewMessage]
