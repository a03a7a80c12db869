"""Connecting the socket of a WebSocket at once: its CONNECT packet is answered in one write."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

import orjson
from socketio import packet as wire
from socketio.exceptions import ConnectionRefusedError as Refused

from app.core.schemas import Event
from app.realtime.engineio import frames
from app.realtime.engineio.events import Sender
from app.realtime.gateway.server import SocketServer

_MOST_KEPT = 256  # characters of a language: what is longer is no browser's, and not remembered
_CONNECT = b"40"  # a message of Engine.IO that is a CONNECT of Socket.IO


Connect = Callable[[str, dict[str, Any], Any], None]
Greet = Callable[[str], Iterable[Event]]


class FastConnect:
    """Does what python-socketio does in steps, without a task and with one write.

    A packet with a namespace, for a socket that is connected, or in any way unusual is left to
    python-socketio, and so are polling clients.
    """

    def __init__(self, server: SocketServer, connect: Connect, greet: Greet) -> None:
        """Make it.

        Args:
            server: keeps the sockets.
            connect: the connect handler: takes sid, environment and `auth`; may raise `Refused`.
            greet: returns what a socket that was let in is told first.
        """
        self._server = server
        self._connect = connect
        self._greet = greet

    def arrive(self, transport: str, environ: dict[str, Any]) -> bool:
        """Take a WebSocket; keep of its request only what is needed later. Returns True."""
        address, language = environ["REMOTE_ADDR"], environ.get("HTTP_ACCEPT_LANGUAGE")
        kept = _kept if len(language or "") <= _MOST_KEPT else _kept.__wrapped__
        self._server.environ[transport] = kept(address, language)
        self._server.on_transport(transport, "websocket", address)
        return True

    def receive(self, transport: Sender, payload: bytes) -> bool:
        """Connect a socket; return False if the packet must be handled in its turn."""
        is_plain = payload == _CONNECT or payload.startswith(b"40{")
        if not is_plain or self._server.sid_of(transport.sid) is not None:
            return False
        try:
            auth = orjson.loads(payload[len(_CONNECT) :] or b"null")
        except orjson.JSONDecodeError:
            return False
        transport.write(self._answer(transport.sid, auth))
        return True

    def _answer(self, transport: str, auth: Any) -> bytes:
        sid: str = self._server.eio.generate_id()
        self._server.manager.basic_enter_room(sid, "/", None, eio_sid=transport)
        try:
            self._connect(sid, self._server.environ[transport], auth)
        except Refused as refused:
            self._server.manager.basic_disconnect(sid, "/")
            return _frame(f"{wire.CONNECT_ERROR}", refused.error_args)
        events = [_frame(f"{wire.EVENT}", [one.name, one.wire()]) for one in self._greet(sid)]
        return b"".join([_frame(f"{wire.CONNECT}", {"sid": sid}), *events])


def _frame(kind: str, data: Any) -> bytes:
    return frames.encode(frames.TEXT, b"4%b%b" % (kind.encode(), orjson.dumps(data)))


@lru_cache(4096)
def _kept(address: str, language: str | None) -> dict[str, str]:
    """Return what connect handlers read of a request: one for all with the same two values."""
    environ = {"REMOTE_ADDR": address}
    return environ if language is None else {**environ, "HTTP_ACCEPT_LANGUAGE": language}
