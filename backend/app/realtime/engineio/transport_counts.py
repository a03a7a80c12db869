"""Which transports get through to this worker, and what happens to those that do not."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Literal, get_args
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.config import get_settings
from app.realtime.engineio.idle_cuts import IdleCuts
from app.realtime.engineio.proxy_watch import ProxyWatch

Failure = Literal["upgrade_missing", "origin_refused", "refused", "unfinished"]
FAILURES: tuple[Failure, ...] = get_args(Failure)
PollFailure = Literal["origin_refused", "refused"]
POLL_FAILURES: tuple[PollFailure, ...] = get_args(PollFailure)

_HTTP_OK, _HTTP_ERROR = 200, 400


class TransportCounts:
    """Attempts since the start: `opened` by transport, `upgraded`, `failed` by reason.

    `upgrade_missing`: a proxy removed the WebSocket upgrade, and a plain request arrived.
    `origin_refused`: the page has another origin, or a proxy makes it look so. `refused`: the
    handshake was invalid. `unfinished`: a polling client began an upgrade and stayed on polling. A
    polling client joins by a POST: `posted` counts accepted ones, `posts_failed` the others.
    Requests that something stops on the way never arrive, and are not counted.
    """

    def __init__(self) -> None:
        self.opened: Counter[str] = Counter()
        self.failed: Counter[Failure] = Counter()
        self.posted = self.upgraded = 0
        self.posts_failed: Counter[PollFailure] = Counter()
        self.proxies = ProxyWatch(get_settings().trusted_proxies)
        self.idle_cuts = IdleCuts()

    def websocket_opened(self) -> None:
        """Count a WebSocket: nothing removes the upgrade."""
        self.proxies.decide("upgrade_missing", is_there=False)

    def upgrade_missed(self) -> None:
        """Count a plain request where a WebSocket was expected."""
        self.failed["upgrade_missing"] += 1
        self.proxies.note("upgrade_missing")


class TransportMiddleware:
    """ASGI middleware: counts refused polls, and WebSocket requests without upgrade."""

    def __init__(
        self, app: ASGIApp, transports: TransportCounts, allows: Callable[[dict[str, Any]], bool]
    ) -> None:
        self._app = app
        self._counts = transports
        self._allows = allows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _wants_websocket(scope["query_string"].decode("latin-1")):
            self._counts.upgrade_missed()

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._answered(scope, message["status"])
            await send(message)

        await self._app(scope, receive, counting)

    def _answered(self, scope: Scope, status: int) -> None:
        is_post = scope["method"] == "POST"
        if status == _HTTP_OK:
            self._counts.posted += is_post
        elif status >= _HTTP_ERROR:
            headers = Headers(scope=scope)
            origin, host = headers.get("origin"), headers.get("host", "")
            if not self._allows({"HTTP_ORIGIN": origin, "HTTP_HOST": host}):
                self._counts.posts_failed["origin_refused"] += 1
            elif is_post:
                self._counts.posts_failed["refused"] += 1


def by_websocket(environ: dict[str, Any]) -> bool:
    """Return whether a transport started as a WebSocket."""
    return _wants_websocket(environ["QUERY_STRING"])


def _wants_websocket(query: str) -> bool:
    return parse_qs(query).get("transport") == ["websocket"]
