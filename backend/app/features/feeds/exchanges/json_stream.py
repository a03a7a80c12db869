"""Any JSON over WebSocket: one number for each topic, at a path."""

import time
from itertools import count
from typing import Any

import msgspec

from app.features.feeds.exchanges.paths import number_at, steps_of
from app.features.feeds.exchanges.websocket_source import WebSocketSource, stream_to
from app.features.feeds.streams.config import FeedConfig, Market
from app.features.feeds.streams.errors import FeedError, UnknownTopicError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import Point
from app.features.feeds.streams.source import Listener
from engagenow_client import StreamConfig
from engagenow_client.streams.config import encoded

_SECRET = "{secret}"  # noqa: S105 - what stands for it in a frame


def check_topic(topic: str, _market: Market) -> None:
    """Topics are free names; each needs a path, which `source` checks."""
    if not topic.strip():
        raise UnknownTopicError(topic, "is empty")


class JsonSource(WebSocketSource):
    """Reads numbers of messages of any form; their time is that of their arrival."""

    def __init__(self, config: FeedConfig, listener: Listener, network: Network) -> None:
        self._paths = {topic: _steps(config, topic) for topic in config.topics}
        network.hosts.check(config.url or "")
        self._decode = msgspec.json.Decoder().decode
        self._number = count()  # nothing says that two messages are the same one
        super().__init__(config, listener, network, _stream(config, network))

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
                point = Point(topic, value, now)
                self._continuity.publish(point, next(self._number), only_newest=False)
        return found


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
    return stream_to(
        config,
        network,
        config.url or "",
        on_connect=tuple(frame.replace(_SECRET, _quoted(secret)) for frame in frames),
        headers={"Authorization": f"Bearer {secret}"} if secret and not in_frames else {},
    )


def _frames(subscribe: Any) -> list[Any]:
    if subscribe is None:
        return []
    return subscribe if isinstance(subscribe, list) else [subscribe]


def _quoted(secret: str) -> str:
    """As it stands within a text of JSON."""
    return msgspec.json.encode(secret).decode()[1:-1]
