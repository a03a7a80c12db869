"""Bounds for clients that poll: python-engineio has none."""

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs
from weakref import WeakKeyDictionary

import structlog
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.realtime.engine.limits import FRAME_BYTES, Budget

if TYPE_CHECKING:
    from app.realtime.server import SocketServer

log = structlog.get_logger()

_SEPARATOR = b"\x1e"  # between the packets of one body


class PostLimit:
    """ASGI middleware: a client that posts more than it may is refused, and its session ends.

    Holding its requests instead would let it open more of them.
    """

    def __init__(self, app: ASGIApp, server: "SocketServer") -> None:
        self._app = app
        self._server = server
        self._budgets: WeakKeyDictionary[Any, Budget] = WeakKeyDictionary()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request pass, or refuse it."""
        transport = self._posting(scope)
        if transport is None:
            await self._app(scope, receive, send)
        elif (budget := self._budgets.setdefault(transport, Budget())).settle(FRAME_BYTES):
            log.info("flood", transport=transport.sid)
            self._server.hang_up(transport.sid)
            await PlainTextResponse("Too Many Requests", 429)(scope, receive, send)
        else:
            await self._app(scope, _counted(receive, budget), send)

    def _posting(self, scope: Scope) -> Any:
        """The transport that posts; None for any other request."""
        if scope["type"] != "http" or scope["method"] != "POST":
            return None
        sid = parse_qs(scope["query_string"].decode("latin-1")).get("sid", [""])[0]
        sockets = self._server.eio.sockets
        if sid in sockets and sockets[sid].closed:
            del sockets[sid]  # python-engineio would raise, where it refuses an unknown one
        transport = sockets.get(sid)
        return None if transport is None or transport.upgraded else transport


def _counted(receive: Receive, budget: Budget) -> Receive:
    async def counting() -> Message:
        message = await receive()
        if body := message.get("body"):
            budget.settle(len(body) + FRAME_BYTES * (1 + body.count(_SEPARATOR)))
        return message

    return counting
