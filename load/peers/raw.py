"""A bare uvloop loop: frame once, then `write` for every member. The floor of Python.

It checks nothing and bounds nothing; no server may be like that.

usage: python raw.py PORT
"""

import asyncio
import base64
import hashlib
import json
import sys
from collections import Counter

import uvloop
from message import new_message

GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
OPEN = b'0{"sid":"x","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}'
PING = 9
members: set[asyncio.Transport] = set()
taps: Counter[str] = Counter()


def frame(body: bytes) -> bytes:
    """One unmasked text frame; `body` below 64 KiB."""
    size = len(body)
    return (bytes((0x81, size)) if size < 126 else b"\x81\x7e" + size.to_bytes(2, "big")) + body


class Connection(asyncio.Protocol):
    """One client."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin with the handshake."""
        self.transport: asyncio.Transport = transport  # type: ignore[assignment]
        self.kept, self.upgraded = b"", False

    def data_received(self, data: bytes) -> None:
        """Take the handshake, then every whole frame."""
        self.kept += data
        if not self.upgraded and b"\r\n\r\n" in self.kept:
            self._upgrade()
        while self.upgraded and (taken := self._take()):
            self._on_frame(*taken)

    def connection_lost(self, _error: Exception | None) -> None:
        """Leave the room."""
        members.discard(self.transport)

    def _upgrade(self) -> None:
        head, _, self.kept = self.kept.partition(b"\r\n\r\n")
        key = next(
            line.split(b":")[1].strip()
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"sec-websocket-key")
        )
        accept = base64.b64encode(hashlib.sha1(key + GUID).digest())  # noqa: S324 - RFC 6455
        self.transport.write(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n" + frame(OPEN)
        )
        self.upgraded = True

    def _take(self) -> tuple[int, bytes] | None:
        """The next frame's opcode and text, None when it is not whole yet."""
        if len(self.kept) < 2:
            return None
        size, start = self.kept[1] & 127, 2
        if size == 126:
            size, start = int.from_bytes(self.kept[2:4], "big"), 4
        end = start + 4 + size
        if len(self.kept) < end:
            return None
        mask = int.from_bytes((self.kept[start : start + 4] * (size // 4 + 1))[:size], "big")
        text = int.from_bytes(self.kept[start + 4 : end], "big") ^ mask
        opcode, self.kept = self.kept[0] & 15, self.kept[end:]
        return opcode, text.to_bytes(size, "big")

    def _on_frame(self, opcode: int, text: bytes) -> None:
        if opcode == PING:
            self.transport.write(b"\x8a" + frame(text)[1:])
        else:
            self._on_text(text)

    def _on_text(self, text: bytes) -> None:
        if text.startswith(b"40"):
            self.transport.write(frame(b'40{"sid":"x"}'))
        elif text.startswith(b'42["join_session"'):
            members.add(self.transport)
            self.transport.write(frame(b'42["joined_session",{}]'))
        elif text.startswith(b"42"):
            self._on_event(text, text.index(b"["))

    def _on_event(self, text: bytes, start: int) -> None:
        if text.startswith(b'["send_reaction"', start):
            count = json.loads(text[start:])[1].get("count", 1)
            taps["all"] += count
            self.transport.write(frame(b'43%b[{"ok":true,"count":%d}]' % (text[2:start], count)))
        else:
            message = new_message(json.loads(text[start:])[1]["message"])
            out = frame(
                b"42" + json.dumps(["new_message", message], separators=(",", ":")).encode()
            )
            for one in members:
                one.write(out)
            if start > 2:
                ack = b'43%b[{"ok":true,"seq":%d}]' % (text[2:start], message["seq"])
                self.transport.write(frame(ack))


async def main() -> None:
    """Serve until ended."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "127.0.0.1", int(sys.argv[1]), backlog=4096)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
