"""A polling client that upgrades keeps its sid, its session and the order of what it is told."""

from typing import Any

import pytest
import socketio

from app.realtime.engineio.connection import EngineConnection
from fixtures.client import Client
from fixtures.pace import scaled
from fixtures.poller import polling
from fixtures.raw import CLOSE, PING, PONG, masked, opened
from fixtures.socketio_app import SocketIOApp
from fixtures.waiting import PATIENCE, until

FAULTS = {
    "no probe": masked(1, "5"),
    "another probe": masked(1, "2nonsense"),
    "a message": masked(1, '42["say",1]'),
    "nothing": masked(1),
    "binary": masked(2, b"\x00"),
    "no frame": b"\xff\x80",
    "a close frame": masked(CLOSE, b"\x03\xe8"),
    "a probe twice": masked(1, "2probe") * 2,
}


@pytest.mark.parametrize("data", FAULTS.values(), ids=FAULTS)
async def test_an_upgrade_that_is_none_ends_and_polling_goes_on(
    app: SocketIOApp, data: bytes
) -> None:
    app.sio.on("say", lambda _sid, what: what)
    async with polling(app) as poller:
        async with opened(app.port, sid=poller.sid) as raw:
            raw.send(data)
            code = await raw.close_code()
        assert code == (
            1000 if data == FAULTS["a close frame"] else 1003 if data[0] == 0x82 else 1002
        )
        await until(lambda: not app.only_transport().upgrading)
        await poller.post('421["say","still here"]')
        while '431["still here"]' not in (received := await poller.get()):
            assert received == "6", "a probe ends the poll, and nothing else may come"


async def test_a_probe_alone_ends_in_time_and_polling_goes_on(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.realtime.engineio.adoption.PROBE_SECONDS", scaled(0.5))
    async with polling(app) as poller:
        async with opened(app.port, sid=poller.sid) as raw:
            raw.send_text("2probe")
            assert await raw.text() == "3probe"
            await raw.ended()
        assert await poller.get() == "6"
        await app.sio.emit("note", 1)
        assert await poller.get() == '42["note",1]'


async def test_two_probes_at_once_are_one_upgrade(app: SocketIOApp) -> None:
    async with (
        polling(app) as poller,
        opened(app.port, sid=poller.sid) as one,
        opened(app.port, sid=poller.sid) as other,
    ):
        one.send_text("2probe")
        assert await one.text() == "3probe"
        other.send_text("5")
        assert await other.close_code() == 1002
        await app.sio.emit("note", 1)
        one.send_text("5")
        assert await one.text("42") == '42["note",1]'
        assert len(app.server.server_state.connections) >= 1


async def test_a_client_that_left_while_it_upgraded_does_not_come_back(app: SocketIOApp) -> None:
    async with polling(app) as poller, opened(app.port, sid=poller.sid) as raw:
        raw.send_text("2probe")
        assert await raw.text() == "3probe"
        assert await poller.post("1") == 200
        raw.send_text("5")
        assert await raw.close_code() == 1002
        assert not [one for one in app.transports.values() if isinstance(one, EngineConnection)]
        assert not app.sio.manager.rooms


async def test_pings_are_answered_before_the_upgrade(app: SocketIOApp) -> None:
    async with polling(app) as poller, opened(app.port, sid=poller.sid) as raw:
        raw.send(masked(PING, b"?"))
        assert await raw.frame() == (PONG, b"?")


async def test_what_was_queued_comes_first_and_what_follows_the_upgrade_is_received(
    app: SocketIOApp,
) -> None:
    app.sio.on("say", lambda _sid, what: what)
    async with polling(app) as poller, opened(app.port, sid=poller.sid) as raw:
        for n in range(3):
            await app.sio.emit("note", n)
        raw.send(masked(1, "2probe") + masked(1, "5") + masked(1, '421["say","behind it"]'))
        assert await raw.text() == "3probe"
        received = [await raw.text("4") for _ in range(4)]
        assert await poller.post("3") == 400
    assert received == [f'42["note",{n}]' for n in range(3)] + ['431["behind it"]']


async def test_an_adopted_connection_ends_like_any_other(app: SocketIOApp) -> None:
    told: list[str] = []
    app.sio.on("disconnect", lambda _sid, reason: told.append(reason))
    async with polling(app) as poller, opened(app.port, sid=poller.sid) as raw:
        raw.send(masked(1, "2probe") + masked(1, "5"))
        await until(lambda: isinstance(app.only_transport(), EngineConnection))
        raw.abort()
        await until(lambda: told)
    assert told == [app.sio.reason.TRANSPORT_CLOSE]
    assert not app.transports
    kept = app.server.server_state.connections
    assert not [one for one in kept if isinstance(one, EngineConnection)]


def counting(sio: socketio.AsyncServer) -> None:
    """Handlers that count to 50 on connecting and to 100 on being asked."""

    async def connect(sid: str, _environ: dict[str, Any]) -> None:
        await sio.save_session(sid, {"name": "guest"})
        for n in range(50):
            await sio.emit("note", n, to=sid)

    async def more(sid: str) -> tuple[str, str]:
        for n in range(50, 100):
            await sio.emit("note", n, to=sid)
        return sid, (await sio.get_session(sid))["name"]

    sio.on("connect", connect)
    sio.on("more", more)


async def test_a_real_client_keeps_its_sid_its_session_and_the_order(app: SocketIOApp) -> None:
    received: list[int] = []
    counting(app.sio)
    client = Client()
    client.on("note", received.append)
    await client.connect(app.url, transports=["polling", "websocket"])
    try:
        assert client.transport() == "websocket"
        assert isinstance(app.only_transport(), EngineConnection)
        assert client.eio.sid == app.only_transport().sid
        assert await client.call("more", timeout=PATIENCE) == (client.get_sid(), "guest")
        await until(lambda: len(received) == 100)
    finally:
        await client.disconnect()
    assert received == list(range(100))
