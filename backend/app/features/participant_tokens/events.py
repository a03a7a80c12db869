"""Events of participants' tokens."""

from typing import ClassVar

from app.core.clock import UtcTime
from app.core.schemas import Event


class Renewed(Event):
    """Sent to a participant's socket well before their token expires: the next token."""

    name: ClassVar[str] = "renewed"
    token: str
    expires_at: UtcTime


EVENTS: list[type[Event]] = [Renewed]
