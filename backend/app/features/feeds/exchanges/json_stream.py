"""Any JSON over WebSocket: one number for each topic, at a path."""

import time
from typing import Any

import msgspec

from app.features.feeds.exchanges.paths import number_at, steps_of
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import FeedError, UnknownTopicError
from app.features.feeds.streams.line import Line
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import NO_CANDLES, Gap, Point
from app.features.feeds.streams.source import Listener, SourceState
from app.features.feeds.streams.status import Status
from engagenow_client import ConfigError, StreamConfig
from engagenow_client.streams.config import encoded

_SECRET = "{secret}"  # noqa: S105 - what stands for it in a frame


def check_topic(topic: str, _market: Market) -> None:
    """Topics are free names; each needs a path, which `source` checks."""
    if not topic.strip():
        raise UnknownTopicError(topic, "is empty")


class JsonSource:
    """Reads numbers of messages of any form; their time is that of their arrival."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        self._paths = {topic: _steps(config, topic) for topic in config.topics}
        network.hosts.check(config.url or "")
        timings = network.timings
        self._decode = msgspec.json.Decoder().decode
        self._listener = listener
        self.candles = NO_CANDLES
        self._last: dict[str, int] = {}
        self._returned: set[str] = set()
        self._line = Line(_stream(config, network), self._receive, self._changed, timings)
        self._status = Status(
            "json", [self._line], config.topics, listener.on_state, timings.silent_after
        )

    @property
    def state(self) -> SourceState:
        return self._status.state

    async def run(self) -> None:
        try:
            await self._line.run()
        finally:
            self._status.end()

    def _changed(self) -> None:
        if self._line.is_open:
            self._returned.update(self._last)
            self._status.opened(self._paths)
        else:
            self._status.look()

    def _receive(self, payload: bytes) -> bool:
        try:
            message = self._decode(payload)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return False
        now = time.time_ns() // 1_000_000
        found = False
        for topic, steps in self._paths.items():
            value = number_at(message, steps)
            if value is not None:
                found = True
                self._tell(topic, value, now)
        return found

    def _tell(self, topic: str, value: float, now: int) -> None:
        if topic in self._returned:
            self._returned.discard(topic)
            self._listener.on_gap(Gap(topic, self._last[topic], now))
        self._last[topic] = now
        self._listener.on_point(Point(topic, value, now))
        self._status.heard(topic)


def _steps(config: FeedConfig, topic: str) -> tuple[str, ...]:
    path = config.paths.get(topic)
    if path is None:
        raise UnknownTopicError(topic, "has no path")
    try:
        return steps_of(path)
    except ValueError as error:
        raise UnknownTopicError(topic, str(error)) from None


def _stream(config: FeedConfig, network: Network) -> StreamConfig:
    secret = config.secret.get_secret_value() if config.secret else ""
    if not (secret.isascii() and secret.isprintable()):
        raise FeedError("secret: has to be printable ASCII")
    frames = [encoded(frame).decode() for frame in _frames(config.subscribe)]
    in_frames = any(_SECRET in frame for frame in frames)
    try:
        return StreamConfig(
            url=config.url or "",
            name="json",
            on_connect=tuple(frame.replace(_SECRET, _quoted(secret)) for frame in frames),
            headers={"Authorization": f"Bearer {secret}"} if secret and not in_frames else {},
            connect=network.connect,
            ping_every=network.timings.ping_every,
            quiet_after=network.timings.quiet_after,
        )
    except ConfigError as error:
        raise FeedError(str(error)) from None


def _frames(subscribe: Any) -> list[Any]:
    if subscribe is None:
        return []
    return subscribe if isinstance(subscribe, list) else [subscribe]


def _quoted(secret: str) -> str:
    """As it stands within a text of JSON."""
    return msgspec.json.encode(secret).decode()[1:-1]
