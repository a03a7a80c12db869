"""Who is on the way in or out. python-socketio keeps lists, and searches them at every packet."""

from typing import Any


class Sids(dict[str, None]):
    """As much of a list as python-socketio uses; whose size costs nothing."""

    append = dict.setdefault

    def remove(self, sid: str) -> None:
        """Take one out."""
        del self[sid]


class Pending(dict[str, Any]):
    """The sids of each namespace; an empty list that is put in becomes `Sids`."""

    def __setitem__(self, namespace: str, sids: list[str]) -> None:
        super().__setitem__(namespace, Sids.fromkeys(sids))
