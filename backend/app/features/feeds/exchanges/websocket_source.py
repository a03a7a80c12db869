"""What sources of one WebSocket have in common whose exchange numbers nothing."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any

import structlog

from app.features.feeds.streams.config import FeedConfig
from app.features.feeds.streams.continuity import Continuity
from app.features.feeds.streams.errors import FeedError
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.points import NO_CANDLES, Candle
from app.features.feeds.streams.source import Listener, SourceState
from app.features.feeds.streams.trouble import Trouble, TroubleKind
from app.features.feeds.streams.websocket import ReconnectingWebSocket, Reply
from engagenow_client import ConfigError, StreamConfig

log = structlog.get_logger()

_MOST_REASON = 200


class WebSocketSource(ABC):
    """Reads one WebSocket; every point is published once, and gaps where it was lost."""

    candles: Mapping[str, Mapping[int, Candle]] = NO_CANDLES

    def __init__(
        self,
        config: FeedConfig,
        listener: Listener,
        network: Network,
        stream: StreamConfig,
        reply: Reply | None = None,
    ) -> None:
        timings = network.timings
        self._kind, self._listener = config.kind, listener
        self._hidden = {one.get_secret_value() for one in (config.secret, config.key) if one}
        self._continuity = Continuity(config.kind, config.topics, listener, timings.silent_after)
        self._websocket = ReconnectingWebSocket(
            stream, self._receive, self._continuity.connection_changed, timings, reply
        )
        self._continuity.watch(self._websocket)

    @property
    def state(self) -> SourceState:
        return self._continuity.status.state

    def leave_out(self, topic: str) -> None:
        self._continuity.status.leave_out(topic)

    async def run(self) -> None:
        try:
            await self._websocket.run()
        finally:
            self._continuity.status.end()

    @abstractmethod
    def _receive(self, payload: bytes) -> bool:
        """Publish what a payload says; returns whether it was data."""

    def _refused(self, reason: str, topic: str | None = None) -> None:
        """Tell what the exchange refuses: a topic, or everything. No secret is in it."""
        for secret in self._hidden:
            reason = reason.replace(secret, "…")
        code = TroubleKind.SOURCE_REFUSED if topic is None else TroubleKind.TOPIC_UNKNOWN
        log.warning("feed_refused", feed=self._kind, topic=topic, error=reason)
        self._listener.on_trouble(Trouble(code, topic, reason[:_MOST_REASON]))


def stream_to(config: FeedConfig, network: Network, url: str, **more: Any) -> StreamConfig:
    """Return how the WebSocket of a feed is set up; raises FeedError if that cannot work."""
    try:
        return StreamConfig(
            url=url,
            name=config.kind,
            ping_every=network.timings.ping_every,
            quiet_after=network.timings.quiet_after,
            **{"connect": network.connect, **more},
        )
    except ConfigError as error:
        raise FeedError(str(error)) from None
