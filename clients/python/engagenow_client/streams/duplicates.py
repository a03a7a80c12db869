"""Finding out which payloads of a pool were delivered already, before they are decoded."""

from collections import deque
from collections.abc import Callable, Hashable
from typing import Protocol

from engagenow_client.streams.stats import StreamStats

Key = Callable[[bytes], Hashable | None]
Take = Callable[[bytes], bool]


class Duplicates(Protocol):
    """What has been delivered of late."""

    def once(
        self, connection: str, take: Take, stats: StreamStats, too_late: Callable[[], None]
    ) -> Take:
        """Return what hands new payloads of an opened connection to `take`, and counts all others.

        It returns what `take` does; a payload that was delivered before was useful. A connection so
        far behind the others that what it brings may have been forgotten is asked to end by
        `too_late`, and nothing more of it is delivered. All in one closure, since most of what a
        pool receives is thrown away here.
        """


class ByKey:
    """By a key that the stream gives each message, as a sequence number; remembers `window` keys.

    What has no key (None) is new if it comes from the leading connection, and else not.
    """

    def __init__(self, key: Key, window: int, leads: Callable[[str], bool]) -> None:
        self._key = key
        self._window = window
        self._leads = leads
        self._seen: dict[Hashable, int] = {}  # with the number of each
        self._order: deque[Hashable] = deque()
        self._newest = 0

    def once(
        self, connection: str, take: Take, stats: StreamStats, too_late: Callable[[], None]
    ) -> Take:
        key_of, seen, remember, leads = self._key, self._seen, self._remember, self._leads
        window, last = self._window, self._newest

        def take_once(payload: bytes) -> bool:
            nonlocal last
            key = key_of(payload)
            number = seen.get(key)
            if number is not None:
                last = number if number > last else last
            elif key is None:
                if leads(connection):
                    return take(payload)
            elif self._newest - last <= window:
                last = remember(key)
                return take(payload)
            else:
                too_late()
            stats.duplicates += 1
            return True

        return take_once

    def _remember(self, key: Hashable) -> int:
        self._newest += 1
        self._seen[key] = self._newest
        self._order.append(key)
        if len(self._order) > self._window:
            del self._seen[self._order.popleft()]
        return self._newest


class ByPayload:
    """By the bytes themselves; remembers `window` different payloads.

    Equal payloads of one connection are different messages: the n-th one of a connection is new if
    n - 1 were delivered so far. A stream that repeats itself loses one of them in one case, which
    only a key excludes: the connection that brought the earlier one dies before it brings the
    later one, and the others were opened in between.
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self._seen: dict[bytes, tuple[int, dict[str, int]]] = {}  # with the number of each
        self._order: deque[bytes] = deque()
        self._newest = 0

    def once(
        self, connection: str, take: Take, stats: StreamStats, too_late: Callable[[], None]
    ) -> Take:
        seen, remember = self._seen, self._remember
        window, last = self._window, self._newest

        def take_once(payload: bytes) -> bool:
            nonlocal last
            if (known := seen.get(payload)) is not None:
                number, counts = known
                last = number if number > last else last
                if _is_another(counts, connection):
                    return take(payload)
            elif self._newest - last <= window:
                last = remember(payload, connection)
                return take(payload)
            else:
                too_late()
            stats.duplicates += 1
            return True

        return take_once

    def _remember(self, payload: bytes, connection: str) -> int:
        self._newest += 1
        self._seen[payload] = self._newest, {connection: 1}
        self._order.append(payload)
        if len(self._order) > self._window:
            del self._seen[self._order.popleft()]
        return self._newest


def _is_another(counts: dict[str, int], connection: str) -> bool:
    """Count a payload of a connection, and return whether it is one more than any other brought."""
    most = max(counts.values())
    count = counts[connection] = counts.get(connection, 0) + 1
    return count > most
