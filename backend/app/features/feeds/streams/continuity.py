"""Points that exchanges do not number: each once, and gaps where a connection was lost."""

from collections.abc import Hashable, Iterable

from app.features.feeds.streams.points import Gap, Point
from app.features.feeds.streams.source import Listener
from app.features.feeds.streams.status import Connected, Status

_KEPT_KEYS = 256  # of a topic: what a connection and its successor may both bring


class Continuity:
    """What was published of each topic.

    After a loss, a gap is published before the first message of a topic, unless that message was
    the last one before the loss: then nothing has happened in between.
    """

    def __init__(
        self, feed: str, topics: Iterable[str], listener: Listener, silent_after: float
    ) -> None:
        self._topics = frozenset(topics)
        self._listener = listener
        self._last: dict[str, int] = {}
        self._seen: dict[str, dict[Hashable, None]] = {topic: {} for topic in self._topics}
        self._returned: set[str] = set()
        self._connections: list[Connected] = []
        self.status = Status(feed, self._connections, self._topics, listener.on_state, silent_after)

    def watch(self, connection: Connected) -> None:
        """Derive the state from this connection, too."""
        self._connections.append(connection)

    def connection_changed(self) -> None:
        """Take that a connection was opened or lost: topics wait for a message, or it is stale."""
        if self._is_open:
            self._returned.update(self._last)
            self.status.opened(self._topics)
        else:
            self.status.update()

    def publish(self, point: Point, key: Hashable, *, only_newest: bool) -> None:
        """Publish a point, unless one of this `key` was; behind a gap if it is the first one back.

        With `only_newest` an older one than the last is not published: it would replace that.
        """
        topic, seen = point.topic, self._seen[point.topic]
        last, is_back = self._last.get(topic, 0), topic in self._returned
        self._returned.discard(topic)
        is_new = key not in seen and not (only_newest and point.at < last)
        if is_new:
            seen[key] = None
            if len(seen) > _KEPT_KEYS:
                del seen[next(iter(seen))]
            if is_back:
                self._listener.on_gap(Gap(topic, last, point.at))
            self._last[topic] = max(last, point.at)
            self._listener.on_point(point)
        self.status.received(topic)

    @property
    def _is_open(self) -> bool:
        return all(connection.is_open for connection in self._connections)
