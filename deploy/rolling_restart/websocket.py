"""As much of a WebSocket (RFC 6455) as one round trip takes, without packages."""

import base64
import os
import struct
from http.client import HTTPConnection
from typing import Self

_TEXT = 0x1


class WebSocket:
    """One connection that sends and reads short texts."""

    def __init__(self, http: HTTPConnection) -> None:
        self._http = http
        self._socket = http.sock

    @classmethod
    def open(cls, http: HTTPConnection, path: str) -> Self:
        """Make one of an HTTP connection.

        Raises:
            OSError: nobody answers, or not with a WebSocket.
        """
        http.connect()
        http.putrequest("GET", path)
        key = base64.b64encode(os.urandom(16)).decode()
        for name, value in {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": key,
            "Sec-WebSocket-Version": "13",
        }.items():
            http.putheader(name, value)
        http.endheaders()
        opened = cls(http)
        opened._read_head()
        return opened

    def send(self, text: str) -> None:
        """Send a text of less than 64 KiB."""
        data, mask = text.encode(), os.urandom(4)
        head = struct.pack("!BB", 0x80 | _TEXT, 0x80 | len(data))
        if len(data) > 125:
            head = struct.pack("!BBH", 0x80 | _TEXT, 0x80 | 126, len(data))
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self._socket.sendall(head + mask + masked)

    def read(self) -> str:
        """The next text.

        Raises:
            OSError: the connection ends, or says anything else.
        """
        first, size = self._take(2)
        if size >= 126:
            wide = 2 if size == 126 else 8
            size = int.from_bytes(self._take(wide), "big")
        payload = self._take(size)
        if first != 0x80 | _TEXT:
            raise ConnectionError(f"a frame of kind {first & 0x0F} instead of a text")
        return payload.decode()

    def close(self) -> None:
        """Vanish."""
        self._http.close()

    def _read_head(self) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += self._take(1)
        status = head.split(b"\r\n", 1)[0].decode("latin-1")
        if " 101 " not in status:
            raise ConnectionError(f"no WebSocket: {status}")

    def _take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size:
            part = self._socket.recv(size - len(taken))
            if not part:
                raise ConnectionError("the connection was closed")
            taken += part
        return taken
