"""Ids of transports and sockets, from the operating system's random source."""

import os
from base64 import urlsafe_b64encode

_BYTES = 15  # as many as python-engineio's, of which twelve are random
_LETTERS = _BYTES // 3 * 4
_AT_ONCE = 64


class Sids:
    """Draws many ids at once: to ask the operating system takes longer than all the rest."""

    def __init__(self, worker: str) -> None:
        """Make it; with a name, ids begin with that of the worker, by which nginx routes polls."""
        self._prefix = f"{worker}." if worker else ""
        self._drawn: list[str] = []

    def new(self) -> str:
        """Return an unguessable id: 120 random bits as 20 letters, digits, `-` and `_`."""
        if not self._drawn:
            text = urlsafe_b64encode(os.urandom(_BYTES * _AT_ONCE)).decode()
            self._drawn = [text[at : at + _LETTERS] for at in range(0, len(text), _LETTERS)]
        return self._prefix + self._drawn.pop()
