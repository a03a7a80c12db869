"""Challenges made ahead: an address that is asked for proofs again and again has some in store.

Each is made in a thread. To hand that over and be told of its end costs the event loop more than
all else that a challenge needs.
"""

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

KEPT_SECONDS = 5
_MOST = 8  # at once: ten milliseconds of the thread, for which other addresses wait
_MOST_STORES = 64  # the one that was asked least recently starts anew

Made = dict[str, Any]
Making = Callable[[int], Awaitable[list[Made]]]


@dataclass(slots=True)
class _Store:
    made: deque[tuple[float, Made]] = field(default_factory=deque)  # until when it may be given
    number: int = 1  # to make next


class MadeAhead:
    """Challenges in store; each is given once. More are made at once the more are asked for."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._stores: OrderedDict[object, _Store] = OrderedDict()

    async def take(self, key: object, make: Making) -> Made:
        """Return a challenge for `key`; `make` makes some, and is called if none is left."""
        store = self._stores.setdefault(key, _Store())
        self._stores.move_to_end(key)
        if len(self._stores) > _MOST_STORES:
            self._stores.popitem(last=False)
        while store.made:
            until, made = store.made.popleft()
            if self._now() < until:
                return made
            store.number = 1  # few are asked for
        return await self._more(store, make)

    async def _more(self, store: _Store, make: Making) -> Made:
        number, store.number = store.number, min(2 * store.number, _MOST)
        until = self._now() + KEPT_SECONDS
        one, *others = await make(number)
        store.made.extend((until, other) for other in others)
        return one
