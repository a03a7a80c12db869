"""One WebSocket of Binance and the streams on it."""

import asyncio
from collections.abc import Mapping
from typing import Any

import msgspec
import structlog

from app.features.feeds.exchanges.binance.frames import Envelope
from app.features.feeds.exchanges.binance.output import Counts
from app.features.feeds.exchanges.binance.track import Track
from app.features.feeds.streams.network import Network
from app.features.feeds.streams.status import Status
from app.features.feeds.streams.websocket import ReconnectingWebSocket
from engagenow_client import StreamConfig

log = structlog.get_logger()

_SHUTDOWN = "serverShutdown"
_LOOK_AT_FIELDS_EVERY = 1024  # messages


class Channel:
    """Subscribes to streams, and hands each frame to its track.

    The answer to the subscription is the moment from which nothing is missed. If there is none,
    the first frame is, or `timings.settle` after the opening.
    """

    def __init__(
        self,
        base: str,
        tracks: Mapping[str, Track[Any]],
        counts: Counts,
        status: Status,
        network: Network,
    ) -> None:
        self._tracks, self._counts, self._status = tracks, counts, status
        self._only = next(iter(tracks.values())) if len(tracks) == 1 else None
        self._envelope = msgspec.json.Decoder(Envelope).decode
        self._awaits_answer = False
        self._timer: asyncio.TimerHandle | None = None
        self._settle = network.timings.settle
        self._looked_at: set[str] = set()
        config = StreamConfig(
            url=base + ("/ws" if self._only else "/stream"),
            name="binance",
            on_connect=({"method": "SUBSCRIBE", "params": [*tracks], "id": 1},),
            connect=network.connect,
            ping_every=network.timings.ping_every,
            quiet_after=network.timings.quiet_after,
        )
        self.socket = ReconnectingWebSocket(config, self._receive, self._changed, network.timings)
        self._topics = [track.topic.name for track in tracks.values()]

    async def run(self) -> None:
        """Read until cancelled."""
        try:
            await self.socket.run()
        finally:
            self._stop_timer()

    def _changed(self) -> None:
        self._stop_timer()
        self._awaits_answer = self.socket.is_open
        if self.socket.is_open:
            self._opened()
            return
        for track in self._tracks.values():
            track.lost()
        self._status.update()

    def _opened(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(self._settle, self._subscribed)
        for track in self._tracks.values():
            track.hold()
        self._status.opened(self._topics)

    def _subscribed(self) -> None:
        if self._awaits_answer:
            self._awaits_answer = False
            self._stop_timer()
            for track in self._tracks.values():
                track.reopened()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _receive(self, payload: bytes) -> bool:
        self._counts.messages += 1
        try:
            envelope = self._envelope(payload)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            self._counts.wrong["no message"] += 1
            return False
        if envelope.stream:
            return self._receive_of(envelope.stream, envelope.data)
        if envelope.e == _SHUTDOWN or envelope.event is not msgspec.UNSET:
            self.socket.renew()
            return False
        if envelope.is_answer:
            self._answered(envelope)
            return False
        return self._only is not None and self._take(self._only, payload)

    def _receive_of(self, stream: str, data: msgspec.Raw) -> bool:
        track = self._tracks.get(stream)
        if track is not None:
            return self._take(track, data)
        if stream.endswith(_SHUTDOWN):
            self.socket.renew()
        return False

    def _answered(self, envelope: Envelope) -> None:
        if envelope.is_refusal:
            self._counts.refused += 1
            log.warning("feed_subscription_refused", topics=self._topics)
        else:
            self._subscribed()

    def _take(self, track: Track[Any], data: bytes | msgspec.Raw) -> bool:
        if self._awaits_answer:
            self._subscribed()
        topic = track.topic.name
        try:
            track.take(data)
        except (msgspec.MsgspecError, ValueError) as error:
            self._note_wrong(topic, error)
            return False
        if topic not in self._looked_at or self._counts.messages % _LOOK_AT_FIELDS_EVERY == 0:
            self._look_at_fields(track, data)
        self._status.received(topic)
        return True

    def _note_wrong(self, topic: str, error: Exception) -> None:
        if not self._counts.wrong[topic]:
            log.warning("feed_message_wrong", topic=topic, error=str(error))
        self._counts.wrong[topic] += 1

    def _look_at_fields(self, track: Track[Any], data: bytes | msgspec.Raw) -> None:
        """Count fields that are new, once per name: the exchange adds some without notice."""
        self._looked_at.add(track.topic.name)
        for name in track.unknown_fields(data) - self._counts.unknown_fields:
            self._counts.unknown_fields.add(name)
            log.info("feed_field_unknown", field=name, topic=track.topic.name)
