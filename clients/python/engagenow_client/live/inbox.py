"""From the wire to whoever reads: typed events, those of the log once each and in order."""

from collections.abc import Awaitable, Callable
from time import monotonic_ns

import msgspec

from engagenow_client.buffer import Buffer
from engagenow_client.errors import ClientError, DecodeError
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.event import (
    IN_THE_LOG,
    NOTHING,
    UNREADABLE,
    Form,
    LiveEvent,
    decoded,
    seq_of,
)
from engagenow_client.live.position import Page, Place, Position
from engagenow_client.live.stats import LiveStats
from engagenow_client.outlet import Outlet

_place = msgspec.json.Decoder(Place).decode


class Inbox:
    """Takes events as they come; `behind` is called when some of the log are missing."""

    def __init__(
        self,
        config: LiveConfig,
        handler: Callable[[LiveEvent], None] | None,
        read_after: Callable[[int], Awaitable[Page]],
        behind: Callable[[], None],
        throttle: tuple[Callable[[], None], Callable[[], None]],
    ) -> None:
        self._name = config.name
        self._raises = config.decode_errors == "raise"
        self._behind = behind
        self._buffer: Buffer[LiveEvent] = Buffer(config.buffer, config.when_full, *throttle)
        self.outlet = Outlet(self._buffer, handler)
        self.position = Position(self.outlet.deliver, self._decoded, read_after)
        self.stats = LiveStats()

    def logged(self, form: Form, payload: bytes, connection: str | None = None) -> None:
        """Take one event of the log; without a name, the one connection brought it."""
        self.stats.received += 1
        try:
            data = form.exactly(payload)
        except UNREADABLE:
            self._take_logged(form.name, payload, connection)
            return
        event = LiveEvent(form.name, data, NOTHING, monotonic_ns(), connection or self._name)
        if not self.position.receive(data.seq, event):
            self._behind()

    def unlogged(self, name: str, payload: bytes, connection: str | None = None) -> None:
        """Take any other event, or one that is not written as the server does."""
        self.stats.received += 1
        if name in IN_THE_LOG:
            self._take_logged(name, payload, connection)
            return
        event = self._decoded(name, payload, connection)
        if event is not None:
            self.outlet.deliver(event)
            if name == "head" and self.position.is_behind(event.data.seq):
                self._behind()
        if name == "joined_session":
            self._stand_at(payload)

    def _take_logged(self, name: str, payload: bytes, connection: str | None) -> None:
        try:
            seq = seq_of(name, payload)
        except DecodeError as error:
            self.failed(error)
            return
        if not self.position.receive(seq, self._decoded(name, payload, connection)):
            self._behind()

    def _stand_at(self, snapshot: bytes) -> None:
        try:
            place = _place(snapshot)
        except UNREADABLE:
            return  # which is counted
        if not self.position.start(place):
            self._behind()

    def _decoded(
        self, name: str, payload: bytes, connection: str | None = None
    ) -> LiveEvent | None:
        """Return the event, None if it is unknown or broken, which is counted."""
        try:
            event = decoded(name, payload, connection or self._name)
        except DecodeError as error:
            self.failed(error)
            return None
        if event is None:
            self.stats.unknown[name] += 1
        return event

    def failed(self, error: DecodeError) -> None:
        """Count an error of decoding, and raise it to who reads if that is asked for."""
        self.stats.decode_errors[str(error).partition(":")[0]] += 1
        if self._raises:
            self.outlet.fail(error)

    def duplicate(self) -> None:
        """Count an event that another connection has brought."""
        self.stats.received += 1
        self.stats.duplicates += 1

    def flush(self) -> None:
        """Wake the tasks that wait for the next item."""
        self.outlet.flush()

    def since(self) -> int | None:
        """Return the place in the log behind which to go on."""
        return self.position.seq

    def over(self, error: ClientError) -> None:
        """Raise the error to who iterates, after what is kept, and end."""
        self.outlet.over(error)

    def counted(self) -> LiveStats:
        """Return the counts as they are now."""
        self.stats.delivered = self.outlet.delivered
        self.stats.handler_errors = self.outlet.handler_errors
        self.stats.dropped = self._buffer.dropped
        self.stats.skipped = self.position.skipped
        return self.stats
