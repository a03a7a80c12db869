"""Finding out which payloads of a pool were delivered already, before they are decoded."""

from collections.abc import Callable, Hashable
from typing import Protocol

Key = Callable[[bytes], Hashable | None]


class Duplicates(Protocol):
    """What has been delivered of late."""

    def is_new(self, payload: bytes, connection: str) -> bool:
        """Whether to deliver it; then it counts as delivered."""


class ByKey:
    """By a key that the stream gives each message, as a sequence number; remembers `window` keys.

    What has no key (None) is new if it comes from the leading connection, and else not.
    """

    def __init__(self, key: Key, window: int, leads: Callable[[str], bool]) -> None:
        self._key = key
        self._window = window
        self._leads = leads
        self._seen: dict[Hashable, None] = {}

    def is_new(self, payload: bytes, connection: str) -> bool:
        key = self._key(payload)
        if key is None:
            return self._leads(connection)
        seen = self._seen
        if key in seen:
            return False
        seen[key] = None
        if len(seen) > self._window:
            del seen[next(iter(seen))]
        return True


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

    def is_new(self, payload: bytes, connection: str) -> bool:
        counts = self._seen.get(payload)
        if counts is None:
            self._seen[payload] = {connection: 1}
            if len(self._seen) > self._window:
                del self._seen[next(iter(self._seen))]
            return True
        most = max(counts.values())
        counts[connection] = counts.get(connection, 0) + 1
        return counts[connection] > most
