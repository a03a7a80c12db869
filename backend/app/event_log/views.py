"""What a reader of the log sees."""

from typing import Any

from pydantic import Field

from app.core.clock import UtcTime
from app.core.wire import Ack, Command, View


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


class Sync(Command):
    """What happened after `since`?"""

    since: int = Field(ge=0, lt=2**63)


class SyncAck(Ack, LogPage):
    """At most 200 facts; ask again from the last one while there are `more`."""
