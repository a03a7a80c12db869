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


class RepliedTo(View):
    """The message that another one replies to, and its position; its text is read there."""

    id: str
    seq: int

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> dict[str, Any] | None:
        """Return it as the payload of a row of `messages`, which may be no reply."""
        replied = row.get("reply_to")
        return {"id": replied, "seq": row["reply_to_seq"]} if replied else None


_SENDER = [(part, f"sender_{part}") for part in Sender.model_fields]


class NewMessage(SessionEvent):
    """A message was sent.

    `message_type` is `text`; `marked` if the word filter found something, so that clients hide it
    until the reader asks for it; `deleted` if the text was deleted. `edited_at` is there if its
    sender has changed the text since, `reply_to` if it replies to another message, which may be
    deleted by now.
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
    reply_to: RepliedTo | None = Field(default=None, exclude_if=lambda to: to is None)

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Build the event from a row of `messages`."""
        if row.get("deleted_at") is not None:
            row = {**row, "message": "", "message_type": DELETED, "reply_to": None}
        sender = {part: row[column] for part, column in _SENDER}
        more = {"sender": sender, "reply_to": RepliedTo.of(row)}
        return cls.model_validate({**row, **more})


def payload_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the payload of a new message without `seq`, from its row.

    It is what `NewMessage.of(row).wire()` contains, at a tenth of the cost.
    """
    payload = {
        "id": row["id"],
        "client_id": row["client_id"],
        "message": row["message"],
        "message_type": row["message_type"],
        "sender": {part: row[column] for part, column in _SENDER},
        "sent_at": wire_time(row["sent_at"]),
    }
    if replied := RepliedTo.of(row):
        payload["reply_to"] = replied
    return payload


class MessageDeleted(SessionEvent):
    """The text of message `id` was deleted; the message is not pinned.

    `by_sender` is there, and true, if its sender did it: nobody has rejected what was held.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = "message_deleted"
    id: str
    by_sender: bool = Field(default=False, exclude_if=lambda by_sender: not by_sender)


class MessageRestored(SessionEvent):
    """The deletion of the message `id` was undone."""

    name: ClassVar[str] = "message_restored"
    id: str
    message: NewMessage


# Facts that tell a message once more, as their `message`.
QUOTING = ("message_pinned", "message_restored", "message_edited")

EVENTS: list[type[Event]] = [NewMessage, MessageDeleted, MessageRestored]
