"""The WebSocket handshake (RFC 6455, 4.2) of an Engine.IO connection."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, unquote

PATH = "/socket.io"
_GUID = b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_KEY_BYTES = 16
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, 5.6.2
# As python-engineio says it.
_UNSUPPORTED = "The client is using an unsupported version of the Socket.IO or Engine.IO protocols"
_HANDED_ON = ("origin", "host", "user-agent", "accept-language")
_LAST_COUNTS = "x-forwarded-proto"  # as uvicorn reads it: a proxy that trusts nobody adds its own


class HandshakeError(Exception):
    """The request cannot become a WebSocket; `status` and `reason` are the answer."""

    def __init__(self, status: HTTPStatus, reason: str) -> None:
        super().__init__(status, reason)
        self.status, self.reason = status, reason


@dataclass(frozen=True, slots=True)
class Request:
    """An upgrade request that uvicorn has parsed and validated as HTTP."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    query_string: str
    headers: Mapping[str, str]

    @classmethod
    def parse(cls, head: bytes) -> "Request":
        """Parse one complete head; repeated headers are joined with commas."""
        lines = head.split(b"\r\n")
        method, target, _ = lines[0].decode("latin-1").split(" ", 2)
        path, _, query = target.partition("?")
        headers: dict[str, str] = {}
        for line in lines[1:]:
            name, _, value = line.decode("latin-1").partition(":")
            if name:
                key, text = name.strip().lower(), value.strip()
                joined = key in headers and key != _LAST_COUNTS
                headers[key] = f"{headers[key]}, {text}" if joined else text
        return cls(method, unquote(path), parse_qs(query), query, headers)

    @property
    def is_ours(self) -> bool:
        """Return whether the request is for Engine.IO, well-formed or not.

        No spelling that python-engineio accepts may bypass this.
        """
        return self.path == PATH or self.path.startswith(PATH + "/")

    def _check_engineio(self) -> None:
        """Check that it asks once, and only once, for Engine.IO 4 over WebSocket.

        Raises:
            HandshakeError: 400, with the reason that python-engineio gives to polling clients.
        """
        if self.method != "GET" or self.path.rstrip("/") != PATH:
            raise HandshakeError(HTTPStatus.BAD_REQUEST, "Bad Request")
        if self.query.get("transport") != ["websocket"]:
            raise HandshakeError(HTTPStatus.BAD_REQUEST, "Invalid transport")
        if self.query.get("EIO") != ["4"]:
            raise HandshakeError(HTTPStatus.BAD_REQUEST, _UNSUPPORTED)

    @property
    def sid(self) -> str | None:
        """Return the transport that wants to upgrade, None for a new connection."""
        return self.query.get("sid", [None])[0]

    def environ(self, client: str, scheme: str) -> dict[str, Any]:
        """Return the WSGI-like environment that python-socketio expects."""
        environ: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "QUERY_STRING": self.query_string,
            "REMOTE_ADDR": client,
            "wsgi.url_scheme": scheme,
        }
        for name in _HANDED_ON:
            if name in self.headers:
                environ["HTTP_" + name.upper().replace("-", "_")] = self.headers[name]
        return environ

    def accept(self) -> bytes:
        """Return the answer that accepts the WebSocket, without extensions.

        It chooses the first offered subprotocol, like Node's server. The choice has no meaning
        here, but clients that offer one disconnect if none is chosen.

        Raises:
            HandshakeError: 426 for another protocol version, 400 for a bad key or no Engine.IO.
        """
        self._check_engineio()
        if self.headers.get("sec-websocket-version") != "13":
            raise HandshakeError(HTTPStatus.UPGRADE_REQUIRED, "WebSocket version 13 is required")
        key = self.headers.get("sec-websocket-key", "")
        if not _is_key(key):
            raise HandshakeError(HTTPStatus.BAD_REQUEST, "Invalid websocket upgrade")
        digest = base64.b64encode(hashlib.sha1(key.encode() + _GUID).digest())  # noqa: S324 - RFC
        return (
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Accept: " + digest + self._subprotocol() + b"\r\n\r\n"
        )

    def _subprotocol(self) -> bytes:
        first = self.headers.get("sec-websocket-protocol", "").split(",")[0].strip()
        return b"\r\nSec-WebSocket-Protocol: " + first.encode() if _TOKEN.fullmatch(first) else b""


def refusal(error: HandshakeError) -> bytes:
    """Return an HTTP answer with the reason in JSON, after which the connection closes."""
    status, body = error.status, json.dumps(error.reason)
    versions = "Sec-WebSocket-Version: 13\r\n" if status is HTTPStatus.UPGRADE_REQUIRED else ""
    return (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n{versions}Content-Type: application/json\r\n"
        f"Cache-Control: no-store\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"
    ).encode()


def _is_key(key: str) -> bool:
    try:
        return len(base64.b64decode(key, validate=True)) == _KEY_BYTES
    except ValueError:
        return False
