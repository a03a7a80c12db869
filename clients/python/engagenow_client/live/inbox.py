"""From the wire to whoever reads: typed events, those of the log once each and in order."""

from collections.abc import Awaitable, Callable

import msgspec

from engagenow_client.buffer import Buffer
from engagenow_client.errors import ClientError, DecodeError
from engagenow_client.live.config import LiveConfig
from engagenow_client.live.event import LiveEvent, decoded, seq_of
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
        self.position = Position(self._deliver, read_after)
        self.stats = LiveStats()

    def heard(self, name: str, payload: bytes) -> None:
        """Take one event of the wire."""
        self.stats.received += 1
        try:
            seq = seq_of(name, payload)
            if seq is not None:
                is_in_order = self.position.receive(seq, name, payload)
            else:
                is_in_order = self._outside_the_log(name, payload)
        except DecodeError as error:
            self.failed(error)
        else:
            if not is_in_order:
                self._behind()

    def _outside_the_log(self, name: str, payload: bytes) -> bool:
        self._deliver(name, payload)
        if name == "joined_session":
            return self.position.start(_place(payload))
        if name == "head":
            return not self.position.is_behind(_place_of_head(payload))
        return True

    def _deliver(self, name: str, payload: bytes) -> None:
        try:
            event = decoded(name, payload, self._name)
        except DecodeError as error:
            self.failed(error)
            return
        if event is None:
            self.stats.unknown[name] += 1
        else:
            self.outlet.deliver(event)

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
        """Wake who iterates."""
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


class _Head(msgspec.Struct):
    seq: int


def _place_of_head(payload: bytes) -> int:
    try:
        return msgspec.json.decode(payload, type=_Head).seq
    except msgspec.MsgspecError as error:
        raise DecodeError(f"head: {error}") from None
