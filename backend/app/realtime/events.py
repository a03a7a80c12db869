"""Events of the realtime core."""

from typing import ClassVar

from app.core.clock import UtcTime
from app.core.locale import Locale
from app.core.schemas import Event


class Connected(Event):
    """The socket is connected; sent to that socket only."""

    name: ClassVar[str] = "connected"
    sid: str
    server_time: UtcTime
    locale: Locale


class Error(Event):
    """A command was refused and asked for no ack; sent to that socket only."""

    name: ClassVar[str] = "error"
    command: str | None
    code: str
    detail: str


class ParticipantCount(Event):
    """How many participants are present; at most once a second, less often if there are many."""

    name: ClassVar[str] = "participant_count"
    count: int


class Head(Event):
    """The newest position, by which a client notices that it has missed something."""

    name: ClassVar[str] = "head"
    seq: int


class Draining(Event):
    """The worker restarts: reconnect at a random moment within this time."""

    name: ClassVar[str] = "draining"
    spread_ms: int


class ConnectionQuality(Event):
    """Round trips of pings to participants, in whole ms; sent to hosts every 5 s.

    Percentiles over the mean of each of the `measured` connections, null if there are none; `slow`
    of them take more than a second or lag. Counts only this worker's WebSockets: polling is not
    measured.
    """

    name: ClassVar[str] = "connection_quality"
    p50_ms: int | None
    p90_ms: int | None
    p99_ms: int | None
    measured: int
    slow: int


EVENTS: list[type[Event]] = [
    Connected,
    Error,
    ParticipantCount,
    Head,
    Draining,
    ConnectionQuality,
]
