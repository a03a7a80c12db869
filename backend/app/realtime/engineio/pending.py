"""Clients that are connecting or disconnecting; python-socketio's lists are searched per packet."""

from typing import Any


class Sids(dict[str, None]):
    """The part of a list's interface that python-socketio uses, with constant cost."""

    append = dict.setdefault

    def remove(self, sid: str) -> None:
        del self[sid]


class Pending(dict[str, Any]):
    """Sids by namespace; an assigned empty list becomes `Sids`."""

    def __setitem__(self, namespace: str, sids: list[str]) -> None:
        super().__setitem__(namespace, Sids.fromkeys(sids))
