"""The last values of one session's feeds, as one worker knows them: no clock, no database."""

import math
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

Key = tuple[str, str]  # the id of a feed, and a topic


# By feed, topic and second: when it was so, the value, and when it came if it was news.
_Seconds = dict[tuple[str, str, int], tuple[int, float, int | None]]


@dataclass(slots=True)
class LastValue:
    """A value, when it was so (in milliseconds since 1970), and when it was last confirmed.

    Its receipt confirms it, and so does a source that is live. It is stale `stale_after` seconds
    after that, by the monotonic clock.
    """

    value: float
    at: int
    confirmed_at: float
    stale_after: int
    sent_stale: bool = False

    def is_stale(self, now: float) -> bool:
        """Return whether it was confirmed too long ago; `now` is of the monotonic clock."""
        return now - self.confirmed_at > self.stale_after


class LastValues:
    """Takes values from this worker and from others; says what is new, and what is not stored."""

    def __init__(self, stored: Mapping[Key, LastValue]) -> None:
        self._known = dict(stored)
        self._news: set[Key] = set()
        self._own: set[Key] = set()
        self._unsaved: _Seconds = {}
        self._saving: _Seconds = {}

    def add(
        self,
        key: Key,
        new: LastValue,
        second: int | None = None,
        live_at: int | None = None,
    ) -> None:
        """Take a value that came to this worker; an older one than the last goes to the series.

        There it stands at its `second`, or at that of its time, in place of an older one.
        `live_at` is when it came, in milliseconds since 1970, if it tells how things are now.
        """
        if self._take(key, new):
            self._own.add(key)
        place = (*key, new.at // 1000 if second is None else second)
        at, value, was_live_at = self._unsaved.get(place, (0, 0.0, None))
        if new.at >= at:
            at, value = new.at, new.value
        self._unsaved[place] = at, value, live_at or was_live_at

    def is_newest(self, key: Key, at: int) -> bool:
        """Return whether a value of this time would be sent."""
        last = self._known.get(key)
        return last is None or at >= last.at

    def add_remote(self, received: Iterable[tuple[str, str, float, int, int]], now: float) -> None:
        """Take what another worker returned from `take_own`, at `now` of the monotonic clock."""
        for feed_id, topic, value, at, stale_after in received:
            self._take((feed_id, topic), LastValue(value, at, now, stale_after))

    def compare(self, stored: Mapping[Key, LastValue]) -> bool:
        """Take stored values that are newer, and return whether there are any."""
        taken = [self._take_newer(key, last) for key, last in stored.items()]
        return any(taken)

    def send_again(self, keys: Set[Key]) -> bool:
        """Have `take_news` return these values once more, and return whether there are any."""
        known = keys & self._known.keys()
        self._news |= known
        return bool(known)

    def update_stale(self, now: float) -> bool:
        """Have `take_news` return values that became stale, or fresh; return if there are any."""
        changed = [
            key for key, last in self._known.items() if last.is_stale(now) is not last.sent_stale
        ]
        self._news.update(changed)
        return bool(changed)

    def set_live(self, feed_id: str, now: float, *, is_live: bool) -> None:
        """Confirm the values of a feed whose source is live, as a market may be quiet.

        If it is not, they are stale at once.
        """
        for _, last in self.of_feed(feed_id):
            last.confirmed_at = now if is_live else -math.inf

    def forget(self, feed_id: str, topics: Iterable[str] = ()) -> None:
        """Forget the values of a feed, except of these topics."""
        kept = {*topics}
        for key in [one for one in self._known if one[0] == feed_id and one[1] not in kept]:
            del self._known[key]
            self._news.discard(key)
            self._own.discard(key)
        for second in [one for one in self._unsaved if one[0] == feed_id and one[1] not in kept]:
            del self._unsaved[second]

    def of_feed(self, feed_id: str) -> Iterator[tuple[str, LastValue]]:
        """Return the last value of each topic of a feed."""
        return ((key[1], last) for key, last in self._known.items() if key[0] == feed_id)

    def take_news(self, now: float) -> list[tuple[Key, LastValue]]:
        """Return what members have not been sent."""
        news, self._news = self._news, set()
        for key in news:
            self._known[key].sent_stale = self._known[key].is_stale(now)
        return [(key, self._known[key]) for key in sorted(news)]

    def take_own(self) -> list[tuple[str, str, float, int, int]]:
        """Return what other workers have not been sent of what came to this one."""
        own, self._own = self._own, set()
        known = [(key, self._known[key]) for key in own]
        return [(*key, last.value, last.at, last.stale_after) for key, last in known]

    def take_unsaved(self) -> dict[str, list[dict[str, Any]]]:
        """Return what is to be stored now, by feed; `saved` follows."""
        self._saving, self._unsaved = self._unsaved, {}
        rows: dict[str, list[dict[str, Any]]] = {}
        for (feed_id, topic, second), (at, value, live_at) in self._saving.items():
            place = {"feed_id": feed_id, "topic": topic, "second": second}
            row = {**place, "at": at, "value": value, "live_at": live_at}
            rows.setdefault(feed_id, []).append(row)
        return rows

    def saved(self) -> None:
        """Forget what `take_unsaved` returned: it is stored, or was given back."""
        self._saving = {}

    def give_back(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take values again that could not be stored."""
        for row in rows:
            second = (row["feed_id"], row["topic"], row["second"])
            self._unsaved.setdefault(second, (row["at"], row["value"], row["live_at"]))

    def unsaved_of(self, feed_id: str, topic: str) -> dict[int, tuple[int, float]]:
        """Return, by second, the values of a topic that are not stored yet."""
        return {
            second: (at, value)
            for (feed, of_topic, second), (at, value, _) in (self._saving | self._unsaved).items()
            if (feed, of_topic) == (feed_id, topic)
        }

    def _take_newer(self, key: Key, stored: LastValue) -> bool:
        last = self._known.get(key)
        return (last is None or stored.at > last.at) and self._take(key, stored)

    def _take(self, key: Key, new: LastValue) -> bool:
        if not self.is_newest(key, new.at):
            return False
        self._known[key] = new
        self._news.add(key)
        return True
