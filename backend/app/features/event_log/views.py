"""Views of the event log."""

from typing import Any

from app.core.clock import UtcTime
from app.core.schemas import View


class LoggedEvent(View):
    """A stored event: `type` and `data` are the wire event's name and payload."""

    seq: int
    type: str
    at: UtcTime
    data: dict[str, Any]


class LogPage(View):
    """A page in ascending order.

    `head` is the newest position; `more` says whether there are more in the requested direction.
    """

    events: list[LoggedEvent]
    head: int
    more: bool
