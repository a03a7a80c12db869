"""What hosts see of the messages that they look for."""

from collections.abc import Mapping
from typing import Any, Self

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.messages.events import Sender


class FoundMessage(View):
    """A message of the chat, and its position in the log.

    `message_type` is `marked` if the word filter found something.
    """

    id: str
    seq: int
    message: str
    message_type: str
    sender: Sender
    sent_at: UtcTime

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Self:
        """Build the view from a row of `messages`."""
        sender = {part: row[f"sender_{part}"] for part in Sender.model_fields}
        return cls.model_validate({**row, "sender": sender})


class FoundMessages(View):
    """Some of the messages that were looked for, the newest first.

    `before` leads on to older ones, also if none was found yet; null once all were looked at.
    """

    messages: list[FoundMessage]
    before: int | None
