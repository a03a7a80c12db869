"""Events of chat."""

from collections.abc import Mapping
from typing import Any, ClassVar, Self

from pydantic import ConfigDict, Field

from app.core.actor import PersonRole
from app.core.clock import UtcTime, wire_time
from app.core.schemas import Event, SessionEvent, View

HELD = "held"  # the topic of the list of messages that wait for a host

DELETED = "deleted"  # the type of a message whose text is gone
MARKED = "marked"  # and of one in which the word filter found something


class Sender(View):
    """The sender of a message; the server sets the role."""

    id: str
    nickname: str
    role: PersonRole


_SENDER = [(part, f"sender_{part}") for part in Sender.model_fields]


class NewMessage(SessionEvent):
    """A message was sent.

    `message_type` is `text`; `marked` if the word filter found something, so that clients hide it
    until the reader asks for it; `deleted` if the text was deleted. `edited_at` is there if its
    sender has changed the text since.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = "new_message"
    id: str
    client_id: str | None
    message: str
    message_type: str
    sender: Sender
    sent_at: UtcTime
    edited_at: UtcTime | None = Field(default=None, exclude_if=lambda at: at is None)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Build the event from a row of `messages`."""
        if row.get("deleted_at") is not None:
            row = {**row, "message": "", "message_type": DELETED}
        sender = {part: row[column] for part, column in _SENDER}
        return cls.model_validate({**row, "sender": sender})


def payload_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the payload of a new message without `seq`, from its row.

    It is what `NewMessage.of(row).wire()` contains, at a tenth of the cost.
    """
    return {
        "id": row["id"],
        "client_id": row["client_id"],
        "message": row["message"],
        "message_type": row["message_type"],
        "sender": {part: row[column] for part, column in _SENDER},
        "sent_at": wire_time(row["sent_at"]),
    }


class MessageDeleted(SessionEvent):
    """The text of message `id` was deleted; the message is not pinned."""

    name: ClassVar[str] = "message_deleted"
    id: str


class MessageRestored(SessionEvent):
    """The deletion of the message `id` was undone."""

    name: ClassVar[str] = "message_restored"
    id: str
    message: NewMessage


# Facts that tell a message once more, as their `message`.
QUOTING = ("message_pinned", "message_restored", "message_edited")

EVENTS: list[type[Event]] = [NewMessage, MessageDeleted, MessageRestored]
