"""Receiving from Redis: one connection, subscribed to this worker's channels."""

from typing import Protocol

from app.realtime.bus.redis_line import Line, Lines


class Receiver(Protocol):
    """The receiver of what the listener reads."""

    def subscribed(self, channel: str) -> None:
        """Every item on this channel is received from now on, until `lost`."""

    def heard(self, channel: str, item: bytes) -> None:
        """An item arrived."""

    def lost(self, reason: str) -> None:
        """The connection is lost: nothing is received."""


class RedisListener:
    """Stays subscribed to its channels, and reconnects when needed."""

    def __init__(self, lines: Lines, receiver: Receiver) -> None:
        self._lines = lines
        self._receiver = receiver
        self._line: Line | None = None
        self.channels: dict[str, None] = {}  # in the order of their coming

    def add(self, channel: str) -> None:
        self.channels[channel] = None
        self._say("SUBSCRIBE", channel)

    def remove(self, channel: str) -> None:
        self.channels.pop(channel, None)
        self._say("UNSUBSCRIBE", channel)

    @property
    def is_connected(self) -> bool:
        """Return whether a connection exists; only heartbeats show that it works."""
        return self._line is not None

    async def run(self) -> None:
        """Listen for as long as the worker lives."""
        await self._lines.keep(self._listen, self._lost)

    def hang_up(self) -> None:
        """Reconnect: this connection is silent."""
        if self._line is not None:
            self._line.hang_up()

    async def _listen(self, line: Line) -> None:
        self._line = line
        try:
            self._say("SUBSCRIBE", *self.channels)
            while True:
                self._take(await line.answer())
        finally:
            self._line = None

    def _lost(self, reason: str) -> None:
        self._receiver.lost(f"listening: {reason}")

    def _say(self, command: str, *channels: str) -> None:
        if self._line is not None:
            self._line.send((command, *channels))

    def _take(self, said: list[bytes]) -> None:
        kind, channel, item = said
        if kind == b"message":
            self._receiver.heard(channel.decode(), item)
        elif kind == b"subscribe":
            self._receiver.subscribed(channel.decode())
