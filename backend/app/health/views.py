"""What is seen of health."""

from typing import Literal

from app import __version__
from app.core.wire import View
from app.realtime.engine.reach import Failure

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
    headers `Upgrade` and `Connection`. `refused`: no proper handshake, or a page of another origin
    than ours and those in CORS_ORIGINS. `unfinished`: begun while polling, and given up.
    """

    upgrade_missing: int
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


class PollingState(View):
    """Who polls could not open a WebSocket, or has not yet; `upgraded` of them have since."""

    status: Literal["works", "unknown"]
    open: int
    opened: int
    upgraded: int


class RealtimeState(View):
    """Which transports reach this worker: open now, and opened since its start."""

    websocket: WebSocketState
    polling: PollingState
