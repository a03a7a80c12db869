"""What may be asked of chat."""

from time import monotonic
from typing import Annotated, Literal

from pydantic import Field, PrivateAttr, RootModel

from app.core.clock import UtcTime
from app.core.schemas import Ack, Command
from app.core.text import MessageText, Storable


class SendMessage(Command):
    """Say something. With the same `client_id` again it is the same message, not a second."""

    message: MessageText
    message_type: Literal["text"] = "text"
    client_id: Annotated[Storable, Field(min_length=1, max_length=64)] | None = None
    _came: float = PrivateAttr(default_factory=monotonic)

    @property
    def received_at(self) -> float:
        """When it came in, by the monotonic clock."""
        return self._came


class HeldAck(Ack):
    """Stored, and shown to nobody until the presenter lets it through: `new_message` says so."""

    id: str
    state: Literal["held"] = "held"


class MessageAck(Ack):
    """Stored, at position `seq`."""

    id: str
    seq: int
    sent_at: UtcTime


class SendMessageAck(RootModel[MessageAck | HeldAck]):
    """Told to everybody, or held."""
