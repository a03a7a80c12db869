"""What is told of a participant's token."""

from typing import ClassVar

from app.core.clock import UtcTime
from app.core.schemas import Event


class Renewed(Event):
    """To a participant's socket alone, well before its token is over: the next one."""

    name: ClassVar[str] = "renewed"
    token: str
    expires_at: UtcTime


EVENTS: list[type[Event]] = [Renewed]
