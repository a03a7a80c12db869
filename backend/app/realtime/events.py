"""What the realtime core itself tells."""

from typing import ClassVar

from app.core.clock import UtcTime
from app.core.locale import Locale
from app.core.schemas import Event


class Connected(Event):
    """To the socket alone, once it is connected."""

    name: ClassVar[str] = "connected"
    sid: str
    server_time: UtcTime
    locale: Locale


class Error(Event):
    """To the socket alone: its command was refused and it asked for no ack."""

    name: ClassVar[str] = "error"
    command: str | None
    code: str
    detail: str


class ParticipantCount(Event):
    """How many seats are taken; at most once a second."""

    name: ClassVar[str] = "participant_count"
    count: int


class Head(Event):
    """The newest position, so that a client notices what it has missed."""

    name: ClassVar[str] = "head"
    seq: int


class Draining(Event):
    """Before a restart: come back at a random moment within it, so that not all do at once."""

    name: ClassVar[str] = "draining"
    spread_ms: int


class ConnectionQuality(Event):
    """To hosts alone, every 5 s: how long pings to the participants take, in whole ms.

    Percentiles over the mean of each of the `measured` connections, null before the first;
    `slow` of them take more than a second or lag. With several workers it is about those on this
    one, and about WebSockets alone: who polls is not measured.
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
