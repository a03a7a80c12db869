"""Which transports get through to this worker, and what becomes of those that do not."""

from collections import Counter
from collections.abc import Callable
from typing import Any, Literal, get_args
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.core.config import get_settings
from app.realtime.engineio.proxy_watch import ProxyWatch
from app.realtime.engineio.silences import Silences

Failure = Literal["upgrade_missing", "origin_refused", "refused", "unfinished"]
FAILURES: tuple[Failure, ...] = get_args(Failure)
PollFailure = Literal["origin_refused", "refused"]
POLL_FAILURES: tuple[PollFailure, ...] = get_args(PollFailure)

_HTTP_OK, _HTTP_ERROR = 200, 400


class Reach:
    """What has been tried since the start: `opened` by transport, `upgraded`, `failed` by reason.

    `upgrade_missing`: a proxy took the WebSocket's upgrade away, and a plain request came.
    `origin_refused`: it came from a page of another origin, or a proxy makes it look so.
    `refused`: the handshake was none.
    `unfinished`: a client that polls began an upgrade, and stayed on polling.
    Who polls gets in by a POST: `posted` are those that were taken, `posts_failed` the others.
    What something between us and the client stops altogether never gets here: that only the
    client can know.
    """

    def __init__(self) -> None:
        self.opened: Counter[str] = Counter()
        self.failed: Counter[Failure] = Counter()
        self.posted = self.upgraded = 0
        self.posts_failed: Counter[PollFailure] = Counter()
        self.proxies = ProxyWatch(get_settings().trusted_proxies)
        self.silences = Silences()

    def websocket_opened(self) -> None:
        """One got through, so nothing takes the upgrade away."""
        self.proxies.decide("upgrade_missing", is_there=False)

    def upgrade_missed(self) -> None:
        """A plain request came in its place."""
        self.failed["upgrade_missing"] += 1
        self.proxies.note("upgrade_missing")


class ReachWatch:
    """ASGI middleware: counts what is refused of those who poll, and WebSockets without upgrade."""

    def __init__(
        self, app: ASGIApp, reach: Reach, allows: Callable[[dict[str, Any]], bool]
    ) -> None:
        self._app = app
        self._reach = reach
        self._allows = allows

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count, and pass everything on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _wants_websocket(scope["query_string"].decode("latin-1")):
            self._reach.upgrade_missed()

        async def counting(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._answered(scope, message["status"])
            await send(message)

        await self._app(scope, receive, counting)

    def _answered(self, scope: Scope, status: int) -> None:
        is_post = scope["method"] == "POST"
        if status == _HTTP_OK:
            self._reach.posted += is_post
        elif status >= _HTTP_ERROR:
            headers = Headers(scope=scope)
            origin, host = headers.get("origin"), headers.get("host", "")
            if not self._allows({"HTTP_ORIGIN": origin, "HTTP_HOST": host}):
                self._reach.posts_failed["origin_refused"] += 1
            elif is_post:
                self._reach.posts_failed["refused"] += 1


def by_websocket(environ: dict[str, Any]) -> bool:
    """Whether a transport began as a WebSocket."""
    return _wants_websocket(environ["QUERY_STRING"])


def _wants_websocket(query: str) -> bool:
    return parse_qs(query).get("transport") == ["websocket"]
