"""Commands of chat, and their acks."""

from time import monotonic
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, RootModel

from app.core.clock import UtcTime, wire_time
from app.core.schemas import Ack, Command
from app.core.text import MessageText, Storable

MessageId = Annotated[Storable, Field(min_length=1, max_length=32)]


class SendMessage(Command):
    """Send a message. A repeated `client_id` returns the ack of the first message again.

    `reply_to` is the `id` of a message that it replies to, which everybody can read.
    """

    message: MessageText
    message_type: Literal["text"] = "text"
    client_id: Annotated[Storable, Field(min_length=1, max_length=64)] | None = None
    reply_to: MessageId | None = None
    _came: float = PrivateAttr(default_factory=monotonic)

    @property
    def received_at(self) -> float:
        """Arrival time in seconds of the monotonic clock."""
        return self._came


class HeldAck(Ack):
    """The message is stored but hidden until a host approves it; then `new_message` follows."""

    id: str
    state: Literal["held"] = "held"


class MessageAck(Ack):
    """The message is stored at position `seq`."""

    id: str
    seq: int
    sent_at: UtcTime

    def wire(self) -> dict[str, Any]:
        """Return the JSON object that is sent, as pydantic would make it in three times as long."""
        return {"ok": True, "id": self.id, "seq": self.seq, "sent_at": wire_time(self.sent_at)}


class SendMessageAck(RootModel[MessageAck | HeldAck]):
    """The message was published, or is held for approval."""
