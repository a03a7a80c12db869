"""The state of live sessions that their commands are checked against."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

import orjson

# Columns of `live_sessions`, in this order; all but the first hold JSON.
STATE = ("status", "features", "settings", "muted", "words", "renamed")
KNOWN = tuple(f"known_{name}" for name in STATE)  # the parameters that compare them
MOST_KEPT = 1000

T = TypeVar("T")


class SessionState:
    """The state of one session as its row holds it, read only where it is looked at."""

    def __init__(self, texts: tuple[str, ...]) -> None:
        """Make it of the texts of `STATE`."""
        self.texts = texts
        self.status = texts[0]
        self.known = dict(zip(KNOWN, texts, strict=True))
        self._made: dict[Any, Any] = {}

    def once(self, make: Callable[["SessionState"], T]) -> T:
        """Return what `make` makes of this state, which is made the first time."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @cached_property
    def features(self) -> Any:
        """What hosts turned on, by name."""
        return self._read("features")

    @cached_property
    def settings(self) -> Any:
        """What hosts set, by name."""
        return self._read("settings")

    @cached_property
    def muted(self) -> Any:
        """The end of each mute, by participant."""
        return self._read("muted")

    @cached_property
    def words(self) -> Any:
        """The presenter's words for the word filter."""
        return self._read("words")

    @cached_property
    def renamed(self) -> Any:
        """Ids of people whose name may differ from the one at joining."""
        return self._read("renamed")

    def _read(self, name: str) -> Any:
        return orjson.loads(self.texts[STATE.index(name)])


class LastStates(dict[str, SessionState]):
    """The states that one worker saw last, by session; the newest of them are kept.

    They may be old: whoever decides by one has the database compare it.
    """

    def keep(self, session_id: str, state: SessionState) -> None:
        """Keep the state that was just seen."""
        last = self.pop(session_id, None)
        self[session_id] = last if last and last.texts == state.texts else state
        if len(self) > MOST_KEPT:
            del self[next(iter(self))]
