"""The exchange by HTTP, for tests in other processes: `POST /control/...` at any venue's port.

trade {"symbol", "price"?, "size"?, "count"?}, advance {"ms"}, elapse {"seconds"},
fault {"name", "times"?, "only"?, details}, and `GET /control/state`.
A fault `"none"` switches all off.
"""

from typing import TYPE_CHECKING, Any

from aiohttp import web

from .venue import Venue

if TYPE_CHECKING:
    from .exchange import Exchange


class Control:
    """Handlers of one venue."""

    def __init__(self, venue: Venue, exchange: "Exchange") -> None:
        self._venue, self._exchange = venue, exchange

    async def trade(self, request: web.Request) -> web.Response:
        """Make trades of a symbol."""
        body = await request.json()
        for _ in range(body.get("count", 1)):
            self._venue.trade(body["symbol"], body.get("price"), body.get("size"))
        return self._answer()

    async def advance(self, request: web.Request) -> web.Response:
        """Move the clock of all venues."""
        self._exchange.advance((await request.json())["ms"])
        return self._answer()

    async def elapse(self, request: web.Request) -> web.Response:
        """Let time pass for this venue's connections."""
        self._venue.elapse((await request.json())["seconds"])
        return self._answer()

    async def fault(self, request: web.Request) -> web.Response:
        """Switch a fault on, or all off."""
        body = await request.json()
        if (name := body.pop("name")) == "none":
            self._venue.faults.off()
        else:
            self._venue.fault(name, **body)
        return self._answer()

    async def state(self, request: web.Request) -> web.Response:  # noqa: ARG002 - a handler's shape
        """Tell the time, and what the sockets have done."""
        return self._answer()

    def _answer(self) -> web.Response:
        peers: list[dict[str, Any]] = [
            {
                "path": peer.path,
                "open": not peer.gone.is_set(),
                "received": [str(frame) for frame in peer.seen.received],
                "pongs": len(peer.seen.pongs),
                "closed_with": peer.seen.closed_with,
            }
            for peer in self._venue.peers
        ]
        requests = self._venue.faults.requests
        return web.json_response(
            {"now": self._exchange.clock.now, "peers": peers, "requests": requests}
        )


def add_control(venue: Venue, exchange: "Exchange") -> None:
    """Let a venue be controlled by HTTP."""
    control = Control(venue, exchange)
    router = venue.app.router
    router.add_get("/control/state", control.state)
    for name in ("trade", "advance", "elapse", "fault"):
        router.add_post(f"/control/{name}", getattr(control, name))
    venue.add_routes()
