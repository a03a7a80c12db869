"""Limits for polling clients: python-engineio has none."""

import asyncio
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import parse_qs
from weakref import WeakKeyDictionary

import structlog
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.metrics import METRICS
from app.realtime.engineio.limits import FRAME_BYTES, Budget
from app.realtime.engineio.outbound import MAX_BUFFER_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

log = structlog.get_logger()

MAX_UNFETCHED_PACKETS = 2000
_SEPARATOR = b"\x1e"  # between the packets of one body


class Outbox(asyncio.Queue[Any]):
    """Packets that a client has not fetched; too many disconnect it, and it reconnects."""

    def _init(self, maxsize: int) -> None:
        super()._init(maxsize)
        self.unsent = 0  # bytes
        self.is_over = False
        self.overflowed: Callable[[], object] = lambda: None

    def _put(self, item: Any) -> None:
        if self.is_over and item is not None:
            return  # what came before it is gone
        super()._put(item)
        self.unsent += _size(item)
        # One packet alone may be as large as it is: nobody can fetch less.
        if self.qsize() > 1 and (
            self.unsent > MAX_BUFFER_BYTES or self.qsize() > MAX_UNFETCHED_PACKETS
        ):
            self._overflow()

    def _get(self) -> Any:
        item = super()._get()
        self.unsent -= _size(item)
        return item

    def _overflow(self) -> None:
        self.is_over = True
        METRICS.evicted["unfetched"] += 1
        while self.qsize():
            self._get()
        self.overflowed()

    async def join(self) -> None:
        """Return at once: as shipped, closing a client waits until it has fetched everything."""

    async def fetched(self) -> None:
        """Wait until the client has fetched everything, which may never happen."""
        await super().join()


def _size(item: Any) -> int:
    data = getattr(item, "data", None)
    return len(data) if isinstance(data, str | bytes) else 0


class Server(Protocol):
    """The part of python-engineio's server that is needed: transports by sid, and closing one."""

    eio: Any

    def hang_up(self, eio_sid: str) -> None:
        """Close a transport."""


class PostLimit:
    """ASGI middleware: refuses a client that posts too much, and closes its session.

    Delaying its requests instead would let it open more of them.
    """

    def __init__(self, app: ASGIApp, server: Server) -> None:
        self._app = app
        self._server = server
        self._budgets: WeakKeyDictionary[Any, Budget] = WeakKeyDictionary()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = self._posting(scope)
        if transport is None:
            await self._app(scope, receive, send)
        elif (budget := self._budgets.setdefault(transport, Budget())).settle(FRAME_BYTES):
            log.info("flood", transport=transport.sid)
            METRICS.evicted["flood"] += 1
            self._server.hang_up(transport.sid)
            await PlainTextResponse("Too Many Requests", 429)(scope, receive, send)
        else:
            await self._app(scope, _counted(receive, budget), send)

    def _posting(self, scope: Scope) -> Any:
        """Return the transport that posts; None for any other request."""
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
