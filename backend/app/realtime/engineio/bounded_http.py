"""uvicorn's HTTP protocol with limits on what a client may send without finishing a request.

uvicorn reads a head and trailers of any length, waits forever for the rest of a request, keeps
reading while unread answers queue up, and starts all received requests at once. nginx prevents most
of this; a worker without nginx must do so itself.
"""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any
from weakref import WeakKeyDictionary

from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app.realtime.engineio.http import PatientHttp
from app.realtime.engineio.turns import Turns

HEAD_BYTES = 64 * 1024  # request line, headers and trailers, and the framing of chunks
REQUEST_SECONDS = 10.0  # for a head, and between two pieces of a body, as in our nginx
MOST_PIPELINED = 32  # requests of one connection that wait for the answer before them
MOST_UNFINISHED = 512  # connections of one address whose request is not complete
_FRAMING = 16  # bytes around a chunk
_PIECE = 2048  # bytes between two looks: what arrives at once can hold ten thousand requests

# By address, the oldest first; an address that a proxy may speak for is not counted.
_unfinished: defaultdict[str, "dict[BoundedHttp, None]"] = defaultdict(dict)
_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, Turns] = WeakKeyDictionary()


class BoundedHttp(PatientHttp):
    """The class for `uvicorn.Config(http=...)`."""

    _overhead = 0  # bytes of the request being read that are not its body
    _is_unfinished = _has_head = False  # a request is being read; its body is
    _next: Callable[[], None] | None = None  # begins with the request being read
    _deadline: asyncio.TimerHandle | None = None
    _is_trusted = False  # a proxy, which speaks for others
    _address: str | None = None  # under which it is counted

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the time limit for the first request."""
        super().connection_made(transport)
        host = self.client and self.client[0]
        app = self.config.loaded_app
        self._is_trusted = isinstance(app, ProxyHeadersMiddleware) and host in app.trusted_hosts
        self._address = None if self._is_trusted else host
        self._expect()

    def connection_lost(self, exc: Exception | None) -> None:
        self._be_done()
        super().connection_lost(exc)
        # Each of these refers to us: the collector, which comes seldom, is not to be waited for.
        self.pipeline.clear()
        self._next = self.cycle = None  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        """Parse more of a request, within the limits."""
        if self._deadline is None or self._has_head:
            self._expect()
        for start in range(0, len(data), _PIECE):
            self._take(data[start : start + _PIECE])
            if self.transport.is_closing() or self.transport.get_protocol() is not self:
                break

    def shutdown(self) -> None:
        """Do not wait for incomplete bodies: their requests have not started."""
        if self._is_unfinished:
            self.transport.close()
        else:
            super().shutdown()

    def handle_websocket_upgrade(self) -> None:
        """Hand the transport over to the WebSocket protocol."""
        self._be_done()
        super().handle_websocket_upgrade()
        self.parser = None  # type: ignore[assignment]  # refers to us, as we to it: freed at once

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._overhead, self._is_unfinished, self._has_head = 0, True, False

    def on_headers_complete(self) -> None:
        super().on_headers_complete()
        self._has_head = True

    def on_body(self, body: bytes) -> None:
        """Start the request if its body fills the buffer; the application limits the length."""
        super().on_body(body)
        if self.flow.read_paused:  # more comes only once somebody has taken this
            self._queue()
        self._overhead -= len(body) + _FRAMING

    def on_message_complete(self) -> None:
        super().on_message_complete()
        self._queue()
        self._overhead, self._is_unfinished, self._has_head = 0, False, False
        self._be_done()

    def on_response_complete(self) -> None:
        """Resume reading only if no request waits; uvicorn resumes after every answer."""
        super().on_response_complete()
        if self.pipeline:
            self.flow.pause_reading()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        """Start a request in its turn, once it is complete or expects 100-continue."""
        self._next = partial(self._begin, cycle, app)
        if not cycle.more_body or cycle.waiting_for_100_continue:
            self._queue()

    def _queue(self) -> None:
        if self._next is not None:
            turns = _turns.setdefault(self.loop, Turns())
            turns.wait(self._address, self._next)
            self._next = None

    def _begin(self, cycle: RequestResponseCycle, app: Any) -> None:
        if self.transport.is_closing():
            return
        may_be_held = cycle.scope["method"] in ("GET", "HEAD")  # until there is something to tell
        address = None if may_be_held else self._address
        counted: Any = _turns[self.loop].counted(address, app)
        super()._start_asgi_task(cycle, counted)

    def _take(self, piece: bytes) -> None:
        super().data_received(piece)
        self._overhead += len(piece) if self._is_unfinished else 0
        if self.transport.is_closing():
            self._be_done()
        elif self._overhead > HEAD_BYTES:
            self._refuse(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
        elif len(self.pipeline) > MOST_PIPELINED:
            self.transport.abort()

    def _expect(self) -> None:
        """Close the connection unless a request progresses within `REQUEST_SECONDS`."""
        self._stop_clock()
        self._deadline = self.loop.call_later(REQUEST_SECONDS, self._late)
        if self._address is not None:
            others = _unfinished[self._address]
            others[self] = None  # who goes on slowly does not become the newest by that
            if len(others) > MOST_UNFINISHED:
                next(iter(others)).transport.abort()

    def _be_done(self) -> None:
        self._stop_clock()
        if self._address is not None and self._address in _unfinished:
            _unfinished[self._address].pop(self, None)
            if not _unfinished[self._address]:
                del _unfinished[self._address]

    def _stop_clock(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _late(self) -> None:
        if self.flow.read_paused:  # it is we who do not read on
            self._expect()
        else:
            self._refuse(HTTPStatus.REQUEST_TIMEOUT)

    def _refuse(self, status: HTTPStatus) -> None:
        self._be_done()
        if not self._has_head or self._next is not None:  # else the application answers, or has
            self.transport.write(
                f"HTTP/1.1 {status.value} {status.phrase}\r\n"
                "content-length: 0\r\nconnection: close\r\n\r\n".encode()
            )
        self.transport.close()
