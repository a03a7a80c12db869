"""Receiving from Redis: one connection, subscribed to this worker's channels."""

from typing import Protocol

from app.realtime.bus.redis_connection import RedisConnection, RedisConnections


class Receiver(Protocol):
    """The receiver of what the listener reads."""

    def subscribed(self, channel: str) -> None:
        """Every item on this channel is received from now on, until `lost`."""

    def received(self, channel: str, item: bytes) -> None:
        """An item arrived."""

    def lost(self, reason: str) -> None:
        """The connection is lost: nothing is received."""


class RedisListener:
    """Stays subscribed to its channels, and reconnects when needed."""

    def __init__(self, connections: RedisConnections, receiver: Receiver) -> None:
        self._connections = connections
        self._receiver = receiver
        self._connection: RedisConnection | None = None
        self.channels: dict[str, None] = {}  # in the order of their coming

    def add(self, channel: str) -> None:
        self.channels[channel] = None
        self._send("SUBSCRIBE", channel)

    def remove(self, channel: str) -> None:
        self.channels.pop(channel, None)
        self._send("UNSUBSCRIBE", channel)

    @property
    def is_connected(self) -> bool:
        """Return whether a connection exists; only heartbeats show that it works."""
        return self._connection is not None

    async def run(self) -> None:
        """Listen for as long as the worker lives."""
        await self._connections.keep(self._listen, self._lost)

    def hang_up(self) -> None:
        """Reconnect: this connection is silent."""
        if self._connection is not None:
            self._connection.hang_up()

    async def _listen(self, connection: RedisConnection) -> None:
        self._connection = connection
        try:
            self._send("SUBSCRIBE", *self.channels)
            while True:
                self._take(await connection.answer())
        finally:
            self._connection = None

    def _lost(self, reason: str) -> None:
        self._receiver.lost(f"listening: {reason}")

    def _send(self, command: str, *channels: str) -> None:
        if self._connection is not None:
            self._connection.send((command, *channels))

    def _take(self, reply: list[bytes]) -> None:
        kind, channel, item = reply
        if kind == b"message":
            self._receiver.received(channel.decode(), item)
        elif kind == b"subscribe":
            self._receiver.subscribed(channel.decode())
