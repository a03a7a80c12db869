"""What presenters see who keep order."""

from typing import Self

from app.core.clock import UtcTime
from app.core.schemas import View
from app.features.messages.events import Sender
from app.storage.models import Message


class RestrictedPerson(View):
    """Somebody who was removed or muted; `muted_until` is null if that ends when undone."""

    id: str
    nickname: str
    removed: bool
    muted: bool
    muted_until: UtcTime | None


class HeldMessage(View):
    """A message that waits for the presenter."""

    id: str
    message: str
    sender: Sender
    sent_at: UtcTime

    @classmethod
    def of(cls, row: Message) -> Self:
        """The view of a stored message."""
        sender = {part: getattr(row, f"sender_{part}") for part in Sender.model_fields}
        return cls.model_validate({**row.columns(), "sender": sender})
