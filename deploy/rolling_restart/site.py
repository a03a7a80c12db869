"""The whole as people see it, through nginx: pages, readiness, and a command and its ack."""

import json
import socket
import ssl
import time
from contextlib import ExitStack
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from rolling_restart.rolling import NotReadyError
from rolling_restart.websocket import WebSocket

_SOCKET = "/socket.io/?EIO=4&transport="
_PAUSE_SECONDS = 0.2
_SECONDS = 5
# Nobody joins without a token: whoever refuses so has read the command.
_COMMAND = '420["join_session",{"session_id":"canary"}]'
_REFUSAL = "token_required"


@dataclass
class Site:
    """The address that people open, and where nginx listens for it: `host:port`, if not there."""

    url: str
    via: str = ""
    authority: str = ""  # a file of certificates to believe besides the system's
    patience: float = 20  # seconds

    def verify(self, worker: str) -> None:
        """Reach this worker by WebSocket and by polling, and a page.

        Raises:
            NotReadyError: in so much patience it was not reached, or did not answer as it must.
        """
        error: Exception | None = None
        missing = {"websocket", "polling"}
        with ExitStack() as stack:  # open connections lead nginx to who has fewer
            end = time.monotonic() + self.patience
            while time.monotonic() < end:
                try:
                    missing -= self._reached(stack, worker)
                    if not missing:
                        return
                except (OSError, HTTPException, ValueError, LookupError, TypeError) as raised:
                    error = raised
                time.sleep(_PAUSE_SECONDS)
        raise NotReadyError(f"{self.url} does not lead to {worker}: {error or 'others answer'}")

    def _reached(self, stack: ExitStack, worker: str) -> set[str]:
        self._ask("GET", "/", None, "text/html")
        self._ask("GET", "/health/ready", None, "application/json")
        sids = {"websocket": self._by_websocket(stack), "polling": self._by_polling()}
        return {transport for transport, sid in sids.items() if sid.startswith(f"{worker}.")}

    def _by_websocket(self, stack: ExitStack) -> str:
        opened = WebSocket.open(self._connection(), f"{_SOCKET}websocket")
        stack.callback(opened.close)
        sid = json.loads(opened.read()[1:])["sid"]
        opened.send('40{"locale":"en"}')
        opened.send(_COMMAND)
        while not (text := opened.read()).startswith("430"):
            pass
        _check(text)
        return str(sid)

    def _by_polling(self) -> str:
        """Every request is a connection of its own: nginx must find the worker by the sid."""
        sid = json.loads(self._poll("")[1:])["sid"]
        self._poll(sid, '40{"locale":"en"}')
        text = self._poll(sid)
        self._poll(sid, _COMMAND)
        while "430" not in text:
            text = self._poll(sid)
        _check(text)
        self._poll(sid, "1")  # good-bye
        return str(sid)

    def _poll(self, sid: str, body: str | None = None) -> str:
        path = f"{_SOCKET}polling" + (f"&sid={sid}" if sid else "")
        return self._ask("GET" if body is None else "POST", path, body)

    def _ask(self, method: str, path: str, body: str | None, kind: str = "") -> str:
        connection = self._connection()
        try:
            connection.request(method, path, body)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        if answer.status != 200 or kind not in (answer.headers["content-type"] or ""):
            raise ConnectionError(f"{method} {path.partition('?')[0]} answers {answer.status}")
        return text

    def _connection(self) -> HTTPConnection:
        parts = urlsplit(self.url)
        host, is_secure = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if is_secure else 80)
        context = ssl.create_default_context(cafile=self.authority or None) if is_secure else None
        return _Connection(host, port, self.via or f"{host}:{port}", context)


class _Connection(HTTPConnection):
    """HTTP to a name that is looked for at an address, over TLS or not."""

    def __init__(self, host: str, port: int, via: str, context: ssl.SSLContext | None) -> None:
        self.default_port = 443 if context else 80  # which the Host header leaves out
        super().__init__(host, port, timeout=_SECONDS)
        address, _, at = via.rpartition(":")
        self._via, self._context = (address.strip("[]"), int(at)), context

    def connect(self) -> None:
        """Connect there, as the name."""
        self.sock = socket.create_connection(self._via, _SECONDS)
        if self._context is not None:
            self.sock = self._context.wrap_socket(self.sock, server_hostname=self.host)


def _check(text: str) -> None:
    if _REFUSAL not in text:
        raise ConnectionError(f"a command is answered by {text[:200]}")
