"""What may be asked of the log."""

from pydantic import Field

from app.core.schemas import Ack, Command
from app.features.event_log.views import LogPage


class Sync(Command):
    """What happened after `since`?"""

    since: int = Field(ge=0, lt=2**63)


class SyncAck(Ack, LogPage):
    """At most 200 facts and 96 KiB; ask again from the last one while there are `more`."""
