"""Commands of the event log."""

from pydantic import Field

from app.core.schemas import Ack, Command
from app.features.event_log.views import LogPage


class Sync(Command):
    """Ask for the events after position `since`."""

    since: int = Field(ge=0, lt=2**63)


class SyncAck(Ack, LogPage):
    """At most 200 events and 96 KiB; while `more` is true, ask again from the last one."""
