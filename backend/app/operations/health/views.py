"""Views of health."""

from typing import Literal

from app import __version__
from app.core.schemas import View
from app.realtime.engineio.proxy_watch import Fault
from app.realtime.engineio.transport_counts import Failure, PollFailure

State = Literal["ok", "unavailable"]


class Alive(View):
    """The process answers."""

    status: Literal["ok"] = "ok"
    version: str = __version__


class Ready(View):
    """The state of each part, and whether the worker should receive new clients.

    `database` is also unavailable while its disk is full. `migrations` are `ok` if the tables are
    those of this version or a later one.
    """

    status: State | Literal["draining"]
    database: State
    migrations: State
    bus: State


class Failed(View):
    """Failed WebSocket attempts since the start, by reason.

    `upgrade_missing`: a proxy in front removed the upgrade; let it forward the headers `Upgrade`
    and `Connection`. `origin_refused`: the page has an origin that is neither ours nor in
    CORS_ORIGINS, or a proxy makes it look so. `refused`: an invalid handshake. `unfinished`: an
    upgrade from polling was not completed.
    """

    upgrade_missing: int
    origin_refused: int
    refused: int
    unfinished: int


class WebSocketState(View):
    """`works` if a WebSocket has opened since the start, `blocked` if all attempts failed.

    `reason` is the most frequent failure. Attempts that never arrive are unknown here; the
    presenter's page says when its own WebSocket is blocked.
    """

    status: Literal["works", "blocked", "unknown"]
    reason: Failure | None
    open: int
    opened: int
    failed: Failed


class PollsFailed(View):
    """Failed polling clients: `origin_refused` as for WebSockets; `refused`: other POSTs."""

    origin_refused: int
    refused: int


class PollingState(View):
    """Clients that poll because they could not, or not yet, open a WebSocket.

    `upgraded` of them did so later. `works` if a POST was accepted or a client upgraded, `blocked`
    if all POSTs were refused.
    """

    status: Literal["works", "blocked", "unknown"]
    reason: PollFailure | None
    open: int
    opened: int
    upgraded: int
    failed: PollsFailed


class ProxyProblem(View):
    """A fault of a proxy in front, and how to repair it, in the requested language.

    `count`: occurrences since it was last absent. The addresses are shown to readers of the metrics
    only: `page` is what the browser opened, `host` what the proxy asked for, `proxy` who sent it.
    `seconds`: idle time after which connections are cut.
    """

    code: Fault
    detail: str
    count: int
    page: str | None = None
    host: str | None = None
    proxy: str | None = None
    seconds: int | None = None


class RealtimeState(View):
    """Transports that reach this worker: open now, and opened since its start.

    `problems` names the faults of proxies in front, as far as browsers' requests show them.
    """

    websocket: WebSocketState
    polling: PollingState
    problems: list[ProxyProblem]
