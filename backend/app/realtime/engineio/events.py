"""Event packets of Socket.IO in their frames: `42`, an id if an ack is wanted, a JSON array."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Protocol

from app.realtime.engineio import frames

EVENT = b"42"  # a message of Engine.IO that is an event of Socket.IO
_MOST_DIGITS = 15  # of an id; clients count from 0, and numbers in JavaScript are exact up to there


class Sender(Protocol):
    """A connection as whoever handles its events sees it."""

    sid: str
    owner: Any  # kept by whoever handles its events

    def write(self, data: bytes) -> None:
        """Send frames."""

    def hold(self, done: asyncio.Future[Any]) -> None:
        """Let what comes next wait until `go_on` is called, when this is done."""

    def go_on(self, first: Callable[[], Awaitable[None]] | None = None) -> None:
        """Handle what has come meanwhile, and `first` before that."""


def array_start(payload: bytes) -> int:
    """Return where the array of an event begins.

    Returns 0 if the frame is not as clients write it, as with a namespace or a long id; whether it
    is valid in that case is for python-socketio to say.
    """
    start = payload.find(b"[", len(EVENT), len(EVENT) + _MOST_DIGITS + 1)
    asked = ack_id(payload, start)
    if start < 0 or (asked and not asked.isdigit()) or (asked[:1] == b"0" and asked != b"0"):
        return 0
    return start


def ack_id(payload: bytes, start: int) -> bytes:
    """Return the id of the ack that an event wants, empty if it wants none."""
    return payload[len(EVENT) : start]


def ack_frame(asked: bytes, answer: bytes) -> bytes:
    """Return the frame of the ack with this id, and `answer` in JSON."""
    return frames.encode(frames.TEXT, b"43%b[%b]" % (asked, answer))
