"""From payloads to whoever reads: decoded, checked and counted."""

import time
from collections.abc import Callable

from engagenow_client.buffer import Buffer
from engagenow_client.errors import DecodeError
from engagenow_client.outlet import Outlet
from engagenow_client.streams.config import StreamConfig
from engagenow_client.streams.decoding import decoder
from engagenow_client.streams.duplicates import Take
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
        self._decode = decoder(config)
        self._raises = config.decode_errors == "raise"
        self._buffer: Buffer[Message] = Buffer(config.buffer, config.when_full, overflow, drained)
        self.outlet = Outlet(self._buffer, handler)
        self._missed: float | None = None
        self.taken: dict[str, int] = {}  # how many payloads of each connection
        self.stats = StreamStats()

    def of(self, connection: str) -> Take:
        """Return what delivers a payload of this connection, unless it is no message with a type.

        It returns whether it was one. A closure, as all that runs for every message.
        """
        decode, deliver, now = self._decode, self.outlet.deliver, time.monotonic_ns
        taken = self.taken
        taken.setdefault(connection, 0)

        def take(payload: bytes) -> bool:
            taken[connection] += 1
            try:
                decoded = decode(payload)
            except DecodeError as error:
                self._failed(error)
                return False
            if decoded is None:
                self.stats.unknown += 1
                return False
            name, data = decoded
            missed, self._missed = self._missed, None
            deliver(Message(name, data, now(), connection, missed))
            return True

        return take

    def _failed(self, error: DecodeError) -> None:
        self.stats.decode_errors[str(error).partition(":")[0]] += 1
        if self._raises:
            self.outlet.fail(error)

    def missed(self, seconds: float) -> None:
        """Mark the next message as the first one after so many seconds."""
        self._missed = seconds

    def counted(self) -> StreamStats:
        """Return the counts as they are now."""
        self.stats.received = sum(self.taken.values()) + self.stats.duplicates
        self.stats.dropped = self._buffer.dropped
        self.stats.delivered = self.outlet.delivered
        self.stats.handler_errors = self.outlet.handler_errors
        return self.stats
