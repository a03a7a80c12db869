"""The time to join ends with the connection: nothing of it stays in memory."""

from fixtures.joined import Joined

ADDRESS = "192.0.2.1"


async def test_a_connection_that_ends_before_it_has_joined_leaves_no_timer() -> None:
    realtime = Joined().realtime
    server, deadlines = realtime._server, realtime._deadlines
    server.on_transport("transport", "websocket", ADDRESS)
    assert deadlines.is_armed("transport")
    server.on_transport_end("transport", ADDRESS)
    assert not deadlines.is_armed("transport")
