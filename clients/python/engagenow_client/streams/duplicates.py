"""Finding out which payloads of a pool were delivered already, before they are decoded."""

from collections import deque
from collections.abc import Callable, Hashable
from typing import Protocol

from engagenow_client.streams.stats import StreamStats

Key = Callable[[bytes], Hashable | None]
Take = Callable[[bytes], bool]


class Duplicates(Protocol):
    """What has been delivered of late."""

    def once(self, connection: str, take: Take, stats: StreamStats) -> Take:
        """Return what hands new payloads of a connection to `take`, and counts all others.

        It returns what `take` does; a payload that was delivered before was useful. All in one
        closure, since most of what a pool receives is thrown away here.
        """


class ByKey:
    """By a key that the stream gives each message, as a sequence number; remembers `window` keys.

    What has no key (None) is new if it comes from the leading connection, and else not.
    """

    def __init__(self, key: Key, window: int, leads: Callable[[str], bool]) -> None:
        self._key = key
        self._window = window
        self._leads = leads
        self._seen: set[Hashable] = set()
        self._order: deque[Hashable] = deque()

    def once(self, connection: str, take: Take, stats: StreamStats) -> Take:
        key_of, seen, remember, leads = self._key, self._seen, self._remember, self._leads

        def take_once(payload: bytes) -> bool:
            key = key_of(payload)
            if key in seen or (key is None and not leads(connection)):
                stats.duplicates += 1
                return True
            if key is not None:
                remember(key)
            stats.wins[connection] += 1
            return take(payload)

        return take_once

    def _remember(self, key: Hashable) -> None:
        self._seen.add(key)
        self._order.append(key)
        if len(self._order) > self._window:
            self._seen.remove(self._order.popleft())


class ByPayload:
    """By the bytes themselves; remembers `window` different payloads.

    Equal payloads of one connection are different messages: the n-th one of a connection is new if
    n - 1 were delivered so far. A stream that repeats itself loses one of them in one case, which
    only a key excludes: the connection that brought the earlier one dies before it brings the
    later one, and the others were opened in between.
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self._seen: dict[bytes, dict[str, int]] = {}
        self._order: deque[bytes] = deque()

    def once(self, connection: str, take: Take, stats: StreamStats) -> Take:
        seen, remember = self._seen, self._remember

        def take_once(payload: bytes) -> bool:
            counts = seen.get(payload)
            if counts is None:
                remember(payload, connection)
            elif not _is_another(counts, connection):
                stats.duplicates += 1
                return True
            stats.wins[connection] += 1
            return take(payload)

        return take_once

    def _remember(self, payload: bytes, connection: str) -> None:
        self._seen[payload] = {connection: 1}
        self._order.append(payload)
        if len(self._order) > self._window:
            del self._seen[self._order.popleft()]


def _is_another(counts: dict[str, int], connection: str) -> bool:
    """Count a payload of a connection, and return whether it is one more than any other brought."""
    most = max(counts.values())
    count = counts[connection] = counts.get(connection, 0) + 1
    return count > most
