"""What happened to topics over times, as one worker knows it: no clock, no database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.features.feeds.values.last_values import Key

MOST_SENT = 3  # at once and of a topic: more than these are read from the history

Row = Sequence[Any]
_Rows = dict[tuple[str, str, int], Row]  # by feed, topic and beginning


class SeriesBuffer:
    """Rows of topics by when they begin: a newer one of the same beginning takes its place.

    `columns` name what a row has; the first is `begins`.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = tuple(columns)
        self._news: dict[Key, dict[int, Row]] = defaultdict(dict)
        self._own: dict[Key, dict[int, Row]] = defaultdict(dict)
        self._unsaved: _Rows = {}
        self._saving: _Rows = {}

    def add(self, key: Key, row: Row) -> None:
        """Take a row that came to this worker."""
        self._unsaved[(*key, row[0])] = row
        _put(self._news[key], row)
        _put(self._own[key], row)

    def add_remote(self, received: Iterable[tuple[str, str, list[Row]]]) -> None:
        """Take what another worker returned from `take_own`; that worker stores it."""
        for feed_id, topic, rows in received:
            for row in rows:
                _put(self._news[feed_id, topic], row)

    def forget(self, feed_id: str, topics: Iterable[str] = ()) -> None:
        """Forget the rows of a feed, except of these topics."""
        kept = {*topics}
        for known in (self._news, self._own):
            for key in [one for one in known if one[0] == feed_id and one[1] not in kept]:
                del known[key]
        for place in [one for one in self._unsaved if one[0] == feed_id and one[1] not in kept]:
            del self._unsaved[place]

    def take_news(self) -> list[tuple[Key, list[Row]]]:
        """Return what members have not been sent, oldest first."""
        news, self._news = self._news, defaultdict(dict)
        return [(key, _in_order(rows)) for key, rows in sorted(news.items())]

    def take_own(self) -> list[tuple[str, str, list[Row]]]:
        """Return what other workers have not been sent of what came to this one."""
        own, self._own = self._own, defaultdict(dict)
        return [(*key, _in_order(rows)) for key, rows in own.items()]

    def take_unsaved(self) -> dict[str, list[dict[str, Any]]]:
        """Return what is to be stored now, by feed; `saved` follows."""
        self._saving, self._unsaved = self._unsaved, {}
        rows: dict[str, list[dict[str, Any]]] = {}
        for (feed_id, topic, _), row in self._saving.items():
            columns = zip(self.columns, row, strict=True)
            rows.setdefault(feed_id, []).append(
                {"feed_id": feed_id, "topic": topic, **dict(columns)}
            )
        return rows

    def saved(self) -> None:
        """Forget what `take_unsaved` returned: it is stored, or was given back."""
        self._saving = {}

    def give_back(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Take rows again that could not be stored."""
        for row in rows:
            place = (row["feed_id"], row["topic"], row["begins"])
            self._unsaved.setdefault(place, [row[name] for name in self.columns])

    def unsaved_of(self, feed_id: str, topic: str) -> dict[int, Row]:
        """Return, by beginning, the rows of a topic that are not stored yet."""
        return {
            begins: row
            for (feed, of_topic, begins), row in (self._saving | self._unsaved).items()
            if (feed, of_topic) == (feed_id, topic)
        }


def _put(rows: dict[int, Row], row: Row) -> None:
    rows[row[0]] = row
    if len(rows) > MOST_SENT:
        del rows[min(rows)]


def _in_order(rows: Mapping[int, Row]) -> list[Row]:
    return [row for _, row in sorted(rows.items())]
