"""Players of a quiz: each with a socket, who answer when told to and note when standings come."""

import asyncio
import json
import time
from collections.abc import Callable

from kit.processes import HOST

_REQUEST = (
    f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: {HOST}\r\nUpgrade: websocket\r\n"
    "Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
    "Sec-WebSocket-Version: 13\r\n\r\n"
).encode()
_PING = b"\x81\x012"
_LONGEST_MARK = 40  # bytes: what a mark may have lost to the read before


def _frame(text: str) -> bytes:
    """Return a text frame, masked by zeros."""
    payload = text.encode()
    short = len(payload) < 126
    size = bytes((0x80 | len(payload),)) if short else b"\xfe" + len(payload).to_bytes(2, "big")
    return b"\x81" + size + bytes(4) + payload


class Player(asyncio.Protocol):
    """One player's socket. It looks for marks in the bytes: parsing would cost more than serving.

    `seen` has the time, in seconds of the monotonic clock, at which a mark came first since it was
    cleared.
    """

    def __init__(self, session_id: str, token: str) -> None:
        self._session_id, self._token = session_id, token
        self._transport: asyncio.Transport
        self._tail = b""
        self.seen: dict[str, float] = {}

    @classmethod
    async def connect(cls, port: int, session_id: str, token: str) -> "Player":
        """Return a player who is in the room."""
        loop = asyncio.get_running_loop()
        _, player = await loop.create_connection(lambda: cls(session_id, token), HOST, port)
        await until(lambda: "joined" in player.seen)
        return player

    def answer(self, activity_id: str, question_id: str, option: str) -> None:
        """Answer a question; `answered` is seen when the server has it."""
        given = {"activity_id": activity_id, "question_id": question_id, "answer": option}
        self._send("421" + json.dumps(["answer", given]))

    def close(self) -> None:
        self._transport.abort()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Ask for a WebSocket."""
        self._transport = transport
        transport.write(_REQUEST)

    def data_received(self, data: bytes) -> None:
        """Note what has come, and do the next step."""
        now, text = time.monotonic(), self._tail + data
        self._tail = text[-_LONGEST_MARK:]
        for name, mark in _MARKS.items():
            if name not in self.seen and mark in text:
                self.seen[name] = now
                if name in _STEPS:
                    self._send(_STEPS[name](self._token, self._session_id))
        if _PING in data:
            self._send("3")

    def _send(self, text: str) -> None:
        self._transport.write(_frame(text))


_MARKS = {
    "opened": b'0{"sid"',
    "connected": b'40{"sid"',
    "joined": b'430[{"ok":true',
    "answered": b'431[{"ok":true',
    "leaderboard": b'42["leaderboard"',
    "score": b'42["score"',
}
_STEPS: dict[str, Callable[[str, str], str]] = {
    "opened": lambda token, _id: "40" + json.dumps({"token": token}),
    "connected": lambda _token, id_: "420" + json.dumps(["join_session", {"session_id": id_}]),
}
PATIENCE_SECONDS = 120


async def until(look: Callable[[], bool]) -> None:
    """Wait until it is so.

    Raises:
        TimeoutError: it is not for two minutes.
    """
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not look():  # noqa: ASYNC110 - many sockets, none of which tells
            await asyncio.sleep(0.005)
