"""uvicorn's HTTP protocol: takes the host from trusted proxies, and notes proxies' faults."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from app.core.config import get_settings
from app.realtime.engineio import forwarded_host, plain_upgrade
from app.realtime.engineio.address import peer
from app.realtime.engineio.bounded_http import BoundedHttp
from app.realtime.engineio.dispatch import WebSocketDispatch
from app.realtime.engineio.handshake import Request
from app.realtime.engineio.idle_cuts import LASTED_SECONDS
from app.realtime.engineio.origin import is_of_host
from app.realtime.engineio.proxy_watch import Head

if TYPE_CHECKING:
    from app.realtime.engineio.engine import Engine

# Longer than proxies keep a connection for the next request, Caddy two minutes: a POST is lost if
# we close it in the moment in which a proxy sends that there. uvicorn would keep it for 5 s.
PROXY_IDLE_SECONDS = 150

_SOCKETS = b"/socket.io"


class ProxiedHttp(BoundedHttp):
    """The class for `uvicorn.Config(http=...)`."""

    url = b""  # before the first request
    _has_begun = False
    _asked_at: float | None = None  # since when a poll waits for its answer

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Keep a trusted proxy's idle connection longer, for its next request."""
        super().connection_made(transport)
        if self._is_trusted:
            self.timeout_keep_alive = PROXY_IDLE_SECONDS

    def data_received(self, data: bytes) -> None:
        """Hand a WebSocket over at once if it comes in the usual form; parse everything else."""
        is_first, self._has_begun = not self._has_begun, True
        engine: Engine | None = self.app_state.get("engine") if is_first else None
        request = None if engine is None else plain_upgrade.read(data)
        if engine is None or request is None or self.ws_protocol_class is not WebSocketDispatch:
            super().data_received(data)
        else:
            is_forwarded = self._is_trusted and forwarded_host.NAME in request.headers
            self._hand_over(engine, _with_forwarded_host(request) if is_forwarded else request)

    def _hand_over(self, engine: "Engine", request: Request) -> None:
        self._check_proxy(engine, request.headers)
        self._be_done()
        self.connections.discard(self)
        self.parser = None  # type: ignore[assignment]  # refers to us, as we to it: freed at once
        protocol = WebSocketDispatch(self.config, self.server_state, self.app_state)
        protocol.connection_made(self.transport)
        self.transport.set_protocol(protocol)
        protocol.take(engine, request)

    def on_headers_complete(self) -> None:
        """Replace Host by a trusted proxy's value."""
        if self._is_trusted:
            forwarded_host.apply(self.headers)
        if (engine := self._engine()) is not None:
            headers = {
                name.decode("latin-1"): value.decode("latin-1") for name, value in self.headers
            }
            self._check_proxy(engine, headers)
        super().on_headers_complete()
        is_poll = engine is not None and self.scope["method"] == "GET"
        self._asked_at = self.loop.time() if is_poll else None

    def on_response_complete(self) -> None:
        """Count a poll that was idle and then answered."""
        engine = self._engine()
        if engine is not None and self._waited() >= LASTED_SECONDS:
            engine.transports.idle_cuts.lasted()
        self._asked_at = None
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count a poll that was cut before its answer."""
        if (engine := self._engine()) is not None:
            engine.transports.idle_cuts.cut(self._waited())
        super().connection_lost(exc)

    def _engine(self) -> "Engine | None":
        """Return the engine if the current request is for Socket.IO."""
        return self.app_state.get("engine") if self.url.startswith(_SOCKETS) else None

    def _waited(self) -> float:
        return 0.0 if self._asked_at is None else self.loop.time() - self._asked_at

    def _check_proxy(self, engine: "Engine", headers: Mapping[str, str]) -> None:
        if (origin := headers.get("origin")) is None:
            return
        host = headers.get("host", "")
        client, scheme = peer(self.config, self.transport, headers)
        is_own = is_of_host(origin, host) or origin == get_settings().public_url
        peer_address = self.client[0] if self.client else ""
        head = Head(peer_address, self._is_trusted, client, scheme, is_own, {**headers})
        engine.transports.proxies.check(head)
        is_refused = not engine.allows({"HTTP_ORIGIN": origin, "HTTP_HOST": host})
        engine.transports.proxies.decide("origin_refused", is_refused, page=origin, host=host)


def _with_forwarded_host(request: Request) -> Request:
    """Return a request with the host that a trusted proxy tells."""
    headers = [(name.encode(), value.encode()) for name, value in request.headers.items()]
    forwarded_host.apply(headers)
    return replace(request, headers={name.decode(): value.decode() for name, value in headers})
