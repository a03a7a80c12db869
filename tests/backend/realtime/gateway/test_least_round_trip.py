"""The least round trip of a socket: measured on WebSockets alone."""

import pytest

from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.round_trips import RoundTrips
from app.realtime.gateway.server import SocketServer


class Measured(EngineConnection):
    """A connection with these round trips."""

    def __init__(self, *seconds: float) -> None:
        self.round_trips = RoundTrips(4) if seconds else None
        for one in seconds:
            self.round_trips.add(one)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("transport", "least"),
    [(Measured(0.5, 0.25, 1.0), 0.25), (Measured(), None), (object(), None)],
    ids=["measured", "not measured yet", "polls"],
)
async def test_it_is_the_least_of_the_socket(transport: object, least: float | None) -> None:
    server = SocketServer()
    server.eio.sockets["transport"] = transport
    sid = await server.manager.connect("transport", "/")
    assert server.least_round_trip(sid) == least
    assert server.least_round_trip("somebody else") is None
