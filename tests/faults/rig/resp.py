"""Redis's wire (RESP 2 and 3): enough of it to lose a message and nothing else."""

import random
from collections.abc import Iterator
from itertools import pairwise

_LINES = b"+-:_#,("  # a type whose value ends with its line
_STRINGS = b"$!="
_SETS = {b"*"[0]: 1, b"~"[0]: 1, b">"[0]: 1, b"%"[0]: 2}  # and how many values each entry has
_END = b"\r\n"


def reply_end(data: bytes, at: int = 0) -> int | None:
    """Where the reply that begins at `at` ends; None if it is not complete."""
    line = data.find(_END, at)
    if line < 0:
        return None
    kind, rest, end = data[at], data[at + 1 : line], line + len(_END)
    if kind in _LINES or rest == b"-1":
        return end
    if kind in _STRINGS:
        end += int(rest) + len(_END)
        return end if end <= len(data) else None
    for _ in range(int(rest) * _SETS[kind]):
        if (inner := reply_end(data, end)) is None:
            return None
        end = inner
    return end


class Loss:
    """A strain that loses a share of published messages, for one connection's replies."""

    def __init__(self, share: float) -> None:
        self._share = share
        self._held = b""
        self.lost = 0

    def __call__(self, data: bytes) -> bytes:
        """What goes on of what came."""
        replies, self._held = _split(self._held + data)
        return b"".join(reply for reply in replies if not self._loses(reply))

    def _loses(self, reply: bytes) -> bool:
        loses = _is_message(reply) and random.random() < self._share
        self.lost += loses
        return loses


def _split(data: bytes) -> tuple[list[bytes], bytes]:
    """The complete replies, and what is behind them."""
    ends = [0, *_ends(data)]
    return [data[a:b] for a, b in pairwise(ends)], data[ends[-1] :]


def _ends(data: bytes) -> Iterator[int]:
    at = 0
    while at < len(data) and (end := reply_end(data, at)) is not None:
        yield end
        at = end


def _is_message(reply: bytes) -> bool:
    """Whether somebody published it; the answer to a subscription is none."""
    return any(word in reply[:24] for word in (b"\r\nmessage\r\n", b"\r\npmessage\r\n"))
