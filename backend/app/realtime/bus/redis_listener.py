"""Hearing from Redis: one connection, subscribed to what this worker needs."""

from typing import Protocol

from app.realtime.bus.redis_line import Line, Lines


class Ear(Protocol):
    """Who is told."""

    def subscribed(self, channel: str) -> None:
        """From now on everything on this channel is heard, until `deaf`."""

    def heard(self, channel: str, item: bytes) -> None:
        """Somebody published this."""

    def deaf(self, reason: str) -> None:
        """Nothing is heard any more."""


class RedisListener:
    """Stays subscribed to its channels, over one connection after the other."""

    def __init__(self, lines: Lines, ear: Ear) -> None:
        self._lines = lines
        self._ear = ear
        self._line: Line | None = None
        self.channels: dict[str, None] = {}  # in the order of their coming

    def add(self, channel: str) -> None:
        """Hear this channel too."""
        self.channels[channel] = None
        self._say("SUBSCRIBE", channel)

    def remove(self, channel: str) -> None:
        """Hear it no more."""
        self.channels.pop(channel, None)
        self._say("UNSUBSCRIBE", channel)

    @property
    def is_connected(self) -> bool:
        """Whether there is a connection; that it carries anything, only beats can tell."""
        return self._line is not None

    async def run(self) -> None:
        """Listen for as long as the worker lives."""
        await self._lines.keep(self._listen, self._lost)

    def hang_up(self) -> None:
        """Take another connection: this one is silent."""
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
        self._ear.deaf(f"listening: {reason}")

    def _say(self, command: str, *channels: str) -> None:
        if self._line is not None:
            self._line.send((command, *channels))

    def _take(self, said: list[bytes]) -> None:
        kind, channel, item = said
        if kind == b"message":
            self._ear.heard(channel.decode(), item)
        elif kind == b"subscribe":
            self._ear.subscribed(channel.decode())
