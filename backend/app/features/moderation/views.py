"""Views of moderation."""

from typing import Self

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.messages.events import Sender
from app.storage.models import Message


class RestrictedPerson(View):
    """A removed or muted person; `muted_until` is null if the mute ends only when lifted."""

    id: str
    nickname: str
    removed: bool
    muted: bool
    muted_until: UtcTime | None


class HeldMessage(View):
    """A message that is held for approval."""

    id: str
    message: str
    sender: Sender
    sent_at: UtcTime

    @classmethod
    def of(cls, row: Message) -> Self:
        """Build the view from a stored message."""
        sender = {part: getattr(row, f"sender_{part}") for part in Sender.model_fields}
        return cls.model_validate({**row.columns(), "sender": sender})
