"""An event of their own for each of many sockets: behind what their rooms were told before."""

from app.realtime.engineio.connection import EngineConnection
from app.realtime.gateway.server import SocketServer


class Written(EngineConnection):
    """A WebSocket that keeps what is written."""

    def __init__(self) -> None:
        self.data = b""

    def write(self, data: bytes) -> None:
        self.data += data


class Polling:
    """A client that polls."""

    def __init__(self, server: SocketServer) -> None:
        self.queue = server.eio.create_queue()


async def test_each_receives_its_own_behind_its_rooms_and_who_is_gone_is_left_out() -> None:
    server = SocketServer()
    socket, poller = Written(), Polling(server)
    server.eio.sockets |= {"socket": socket, "poller": poller}
    sids = [await server.manager.connect(name, "/") for name in ("socket", "poller")]
    await server.enter_room(sids[0], "room")
    await server.emit("before", {"n": 0}, to="room")
    server.manager.emit_each([(sids[0], "own", {"n": 1}), (sids[1], "own", {"n": 2})])
    server.manager.emit_each([("gone", "own", {"n": 3})])
    before, own = socket.data.index(b'["before",{"n":0}]'), socket.data.index(b'["own",{"n":1}]')
    assert before < own
    assert b'{"n":2}' not in socket.data
    assert poller.queue.get_nowait().encode() == '42["own",{"n":2}]'
    assert poller.queue.empty()
