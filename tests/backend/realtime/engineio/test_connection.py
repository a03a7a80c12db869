"""One client on a WebSocket of ours: order, control frames, close codes, and how it ends."""

import asyncio
from typing import Any

import pytest

from app.realtime.engineio import frames
from fixtures.raw import BINARY, CLOSE, PING, PONG, TEXT, Raw, masked, opened
from fixtures.socketio_app import SocketIOApp
from fixtures.waiting import until

FAULTS = {
    "an unmasked frame": (frames.text("4"), 1002),
    "a reserved bit": (masked(TEXT, "4", reserved=0x40), 1002),
    "a reserved opcode": (masked(5), 1002),
    "a long ping": (masked(PING, b"x" * 126), 1002),
    "a continuation of nothing": (masked(0, "4"), 1002),
    "text that is no UTF-8": (masked(TEXT, b'42["x\xff"]'), 1007),
    "binary": (masked(BINARY, b"\x00"), 1003),
    "too much": (b"\x81\xff" + (1_000_001).to_bytes(8, "big"), 1009),
    "nothing": (masked(TEXT), 1002),
    "an unknown packet": (masked(TEXT, "9"), 1002),
    "a close code that may not be sent": (masked(CLOSE, b"\x03\xed"), 1002),
    "half a close code": (masked(CLOSE, b"\x03"), 1002),
    "a reason that is no UTF-8": (masked(CLOSE, b"\x03\xe8\xff"), 1007),
}


def keeping(app: SocketIOApp) -> list[Any]:
    """Everything that handlers were told, in order."""
    told: list[Any] = []
    app.sio.on("say", lambda _sid, data=None: told.append(data))
    app.sio.on("disconnect", lambda _sid, reason: told.append(reason))
    return told


def waits_for(go: asyncio.Event) -> Any:
    """A handler that suspends until then."""

    async def handler(_sid: str) -> None:
        await go.wait()

    return handler


@pytest.mark.parametrize(("data", "code"), FAULTS.values(), ids=FAULTS)
async def test_a_fault_ends_the_connection_with_its_code_behind_what_was_good(
    app: SocketIOApp, data: bytes, code: int
) -> None:
    told = keeping(app)
    async with opened(app.port) as raw:
        raw.send(masked(TEXT, '42["say",1]') + data + masked(TEXT, '42["say",2]'))
        assert await raw.close_code() == code
        await until(lambda: len(told) == 2)
    assert told == [1, app.sio.reason.TRANSPORT_CLOSE]
    assert not app.transports


@pytest.mark.parametrize("code", [1000, 1001, 1011, 3000, 4999])
async def test_a_close_frame_is_answered_with_its_code(app: SocketIOApp, code: int) -> None:
    told = keeping(app)
    async with opened(app.port) as raw:
        raw.send(masked(CLOSE, code.to_bytes(2, "big") + b"bye") + masked(TEXT, '42["say",1]'))
        assert await raw.close_code() == code
        await until(lambda: told)
    assert told == [app.sio.reason.TRANSPORT_CLOSE]


async def test_a_ping_is_answered_with_what_it_carries(app: SocketIOApp) -> None:
    async with opened(app.port) as raw:
        for payload in (b"", b"\x00\xff", b"x" * 125):
            raw.send(masked(PING, payload))
            assert await raw.frame() == (PONG, payload)
        raw.send(masked(PONG, b"nobody asked") + masked(PING))
        assert await raw.frame() == (PONG, b"")


async def test_a_ping_between_fragments_is_answered_at_once(app: SocketIOApp) -> None:
    app.sio.on("say", lambda _sid, data: data)
    async with opened(app.port) as raw:
        raw.send(masked(TEXT, '421["say",', final=False) + masked(PING, b"?"))
        assert await raw.frame() == (PONG, b"?")
        raw.send(
            masked(0, '"안'.encode()[:-1], final=False) + masked(0, "안".encode()[-1:] + b'"]')
        )
        assert await raw.text() == '431["안"]'


async def test_bytes_may_come_one_by_one(app: SocketIOApp) -> None:
    app.sio.on("say", lambda _sid, data: data)
    async with opened(app.port) as raw:
        for byte in masked(TEXT, '421["say","slowly"]'):
            raw.send(bytes((byte,)))
            await raw.drain()
            await asyncio.sleep(0)
        assert await raw.text() == '431["slowly"]'


async def test_commands_wait_for_a_handler_that_suspends(app: SocketIOApp) -> None:
    told, go = keeping(app), asyncio.Event()

    async def slow(_sid: str) -> str:
        told.append("started")
        await go.wait()
        told.append("ended")
        return "done"

    app.sio.on("slow", slow)
    async with opened(app.port) as raw:
        raw.send(masked(TEXT, '421["slow"]') + masked(TEXT, '422["say",1]') + masked(PING))
        assert (await raw.frame())[0] == PONG
        raw.send_text('423["say",2]')
        assert told == ["started"]
        go.set()
        assert [await raw.text() for _ in range(3)] == ['431["done"]', "432[]", "433[]"]
    assert told[:4] == ["started", "ended", 1, 2]


async def test_clients_do_not_wait_for_each_others_handlers(app: SocketIOApp) -> None:
    go = asyncio.Event()
    app.sio.on("slow", waits_for(go))
    app.sio.on("say", lambda _sid: "heard")
    async with opened(app.port) as one, opened(app.port) as other:
        one.send_text('421["slow"]')
        other.send_text('421["say"]')
        assert await other.text() == '431["heard"]'
        go.set()


async def test_an_idle_connection_owns_no_task(app: SocketIOApp) -> None:
    before = len(asyncio.all_tasks())
    async with opened(app.port), opened(app.port), opened(app.port):
        await until(lambda: len(asyncio.all_tasks()) == before)


async def test_a_client_that_leaves_is_told_of_as_such(app: SocketIOApp) -> None:
    told = keeping(app)
    async with opened(app.port) as raw:
        raw.send(masked(TEXT, '42["say",1]') + masked(TEXT, "1") + masked(TEXT, '42["say",2]'))
        await raw.ended()
    assert told == [1, app.sio.reason.CLIENT_DISCONNECT]
    assert not app.transports


async def test_the_server_says_that_it_ends_a_connection(app: SocketIOApp) -> None:
    told = keeping(app)
    async with opened(app.port) as raw:
        await app.sio.eio.disconnect(app.only_transport().sid)
        assert await raw.text() == "1"
        assert await raw.close_code() == 1000
        await until(lambda: told)
    assert told == [app.sio.reason.SERVER_DISCONNECT]


async def lost_while_connecting(app: SocketIOApp, raw: Raw) -> None:
    raw.abort()


async def ended_while_connecting(app: SocketIOApp, raw: Raw) -> None:
    await app.sio.eio.disconnect(app.only_transport().sid)


@pytest.mark.parametrize("end", [lost_while_connecting, ended_while_connecting])
async def test_an_end_while_the_connect_handler_runs_leaves_no_zombie(
    app: SocketIOApp, end: Any
) -> None:
    told, started, go = keeping(app), asyncio.Event(), asyncio.Event()

    async def connect(_sid: str, _environ: dict[str, Any]) -> None:
        started.set()
        await go.wait()
        told.append("connected")

    async with opened(app.port) as raw:
        app.sio.on("connect", connect)
        transport = app.only_transport()
        raw.send(masked(TEXT, "41") + masked(TEXT, "40"))
        await started.wait()
        await end(app, raw)
        await asyncio.sleep(0)
        go.set()
        await until(lambda: transport.closed)
    assert told[:2] == [app.sio.reason.CLIENT_DISCONNECT, "connected"]
    assert len(told) == 3, "the end is told once, behind the handler"
    assert not any([app.sio.manager.rooms, app.sio.environ, app.transports])


async def test_a_handler_that_never_ends_holds_no_socket_open(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.realtime.engineio.outbound._CLOSE_SECONDS", 0.1)
    go = asyncio.Event()
    app.sio.on("slow", waits_for(go))
    async with opened(app.port) as raw:
        raw.send_text('42["slow"]')
        await until(lambda: app.only_transport()._worker is not None)
        await app.sio.eio.disconnect(app.only_transport().sid)
        await raw.ended()
        go.set()
        await until(lambda: not app.transports)


async def test_an_end_is_told_once_whoever_ends_first(app: SocketIOApp) -> None:
    told = keeping(app)
    async with opened(app.port) as raw:
        sid = app.only_transport().sid
        raw.send(masked(TEXT, "1") + masked(CLOSE, b"\x03\xe8"))
        raw.abort()
        await asyncio.gather(*[app.sio.eio.disconnect(sid) for _ in range(3)])
        await until(lambda: told and not app.server.server_state.connections)
    assert len(told) == 1
