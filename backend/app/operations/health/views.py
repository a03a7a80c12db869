"""What is seen of health."""

from typing import Literal

from app import __version__
from app.core.schemas import View
from app.realtime.engineio.proxy_watch import Fault
from app.realtime.engineio.reach import Failure, PollFailure

State = Literal["ok", "unavailable"]


class Alive(View):
    """The process answers."""

    status: Literal["ok"] = "ok"
    version: str = __version__


class Ready(View):
    """Whether each part works, and whether a newcomer should come here.

    `database` is unavailable too while its disk is full. `migrations` are `ok` when its tables are
    those that this version needs, or of a later one.
    """

    status: State | Literal["draining"]
    database: State
    migrations: State
    bus: State


class Failed(View):
    """What became of those who tried a WebSocket in vain, since the start.

    `upgrade_missing`: a proxy before this server takes the upgrade away; have it hand on the
    headers `Upgrade` and `Connection`. `origin_refused`: a page of another origin than ours and
    those in CORS_ORIGINS, or a proxy that makes it look so. `refused`: no proper handshake.
    `unfinished`: begun while polling, and given up.
    """

    upgrade_missing: int
    origin_refused: int
    refused: int
    unfinished: int


class WebSocketState(View):
    """`works` once one has opened since the start, `blocked` while all have failed.

    `reason` is then how most of them failed. Attempts that never get here are not known here: the
    presenter's page says when its own WebSocket is blocked on the way.
    """

    status: Literal["works", "blocked", "unknown"]
    reason: Failure | None
    open: int
    opened: int
    failed: Failed


class PollsFailed(View):
    """What became of who polled in vain: `origin_refused` as above; `refused`: other posts."""

    origin_refused: int
    refused: int


class PollingState(View):
    """Who polls could not open a WebSocket, or has not yet; `upgraded` of them have since.

    `works` once a post was taken or somebody upgraded, `blocked` while all posts were refused.
    """

    status: Literal["works", "blocked", "unknown"]
    reason: PollFailure | None
    open: int
    opened: int
    upgraded: int
    failed: PollsFailed


class ProxyProblem(View):
    """What a proxy before this server does wrong, and what to do, in the language asked for.

    `count`: since it was last known to be in order. The addresses that it is about are for whoever
    may read the metrics: `page` is what the browser opened, `host` what the proxy asked for,
    `proxy` who sent it. `seconds`: the silence after which connections are cut.
    """

    code: Fault
    detail: str
    count: int
    page: str | None = None
    host: str | None = None
    proxy: str | None = None
    seconds: int | None = None


class RealtimeState(View):
    """Which transports reach this worker: open now, and opened since its start.

    `problems` names what proxies before it do wrong, as far as browsers' requests show it.
    """

    websocket: WebSocketState
    polling: PollingState
    problems: list[ProxyProblem]
