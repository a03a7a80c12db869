"""Which transports get through to this worker, and what becomes of those that do not."""

from collections import Counter
from typing import Any, Literal, get_args
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Receive, Scope, Send

Failure = Literal["upgrade_missing", "refused", "unfinished"]
FAILURES: tuple[Failure, ...] = get_args(Failure)


class Reach:
    """What has been tried since the start: `opened` by transport, `upgraded`, `failed` by reason.

    `upgrade_missing`: a proxy took the WebSocket's upgrade away, and a plain request came.
    `refused`: the handshake was none, or came from a page of another origin.
    `unfinished`: a client that polls began an upgrade, and stayed on polling.
    What something between us and the client stops altogether never gets here: that only the
    client can know.
    """

    def __init__(self) -> None:
        self.opened: Counter[str] = Counter()
        self.failed: Counter[Failure] = Counter()
        self.upgraded = 0


class UpgradeWatch:
    """ASGI middleware: counts requests for a WebSocket that come without an upgrade."""

    def __init__(self, app: ASGIApp, reach: Reach) -> None:
        self._app = app
        self._reach = reach

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count, and pass everything on."""
        if scope["type"] == "http" and _wants_websocket(scope["query_string"].decode("latin-1")):
            self._reach.failed["upgrade_missing"] += 1
        await self._app(scope, receive, send)


def by_websocket(environ: dict[str, Any]) -> bool:
    """Whether a transport began as a WebSocket."""
    return _wants_websocket(environ["QUERY_STRING"])


def _wants_websocket(query: str) -> bool:
    return parse_qs(query).get("transport") == ["websocket"]
