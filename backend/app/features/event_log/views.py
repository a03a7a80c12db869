"""What a reader of the log sees."""

from typing import Any

from app.core.clock import UtcTime
from app.core.schemas import View


class LoggedEvent(View):
    """One fact: `type` and `data` are the wire event's name and payload."""

    seq: int
    type: str
    at: UtcTime
    data: dict[str, Any]


class LogPage(View):
    """A page in ascending order.

    `head` is the newest position; `more` says that the page is not all there is in the
    direction that was asked for.
    """

    events: list[LoggedEvent]
    head: int
    more: bool
