"""From payloads to whoever reads: decoded, checked and counted."""

import time
from collections.abc import Callable

from engagenow_client.buffer import Buffer
from engagenow_client.errors import DecodeError
from engagenow_client.outlet import Outlet
from engagenow_client.streams.config import StreamConfig
from engagenow_client.streams.decoding import Decoder
from engagenow_client.streams.message import Message
from engagenow_client.streams.stats import StreamStats

Handler = Callable[[Message], None]


class Delivery:
    """Decodes what connections read, and hands it over."""

    def __init__(
        self,
        config: StreamConfig,
        handler: Handler | None,
        overflow: Callable[[], None],
        drained: Callable[[], None],
    ) -> None:
        self._decode = Decoder(config).decode
        self._raises = config.decode_errors == "raise"
        self._buffer: Buffer[Message] = Buffer(config.buffer, config.when_full, overflow, drained)
        self.outlet = Outlet(self._buffer, handler)
        self._missed: float | None = None
        self._stats = StreamStats()

    def take(self, payload: bytes, connection: str) -> bool:
        """Deliver one payload; returns whether it was a message with a type."""
        self._stats.received += 1
        try:
            decoded = self._decode(payload)
        except DecodeError as error:
            self._stats.decode_errors[str(error).partition(":")[0]] += 1
            if self._raises:
                self.outlet.fail(error)
            return False
        if decoded is None:
            self._stats.unknown += 1
            return False
        missed, self._missed = self._missed, None
        self.outlet.deliver(Message(*decoded, time.monotonic_ns(), connection, missed))
        return True

    def duplicate(self) -> None:
        """Count a payload that was delivered before."""
        self._stats.received += 1
        self._stats.duplicates += 1

    def missed(self, seconds: float) -> None:
        """Mark the next message as the first one after so many seconds."""
        self._missed = seconds

    def counted(self) -> StreamStats:
        """Return the counts as they are now."""
        self._stats.dropped = self._buffer.dropped
        self._stats.delivered = self.outlet.delivered
        self._stats.handler_errors = self.outlet.handler_errors
        return self._stats
