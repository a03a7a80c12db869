"""Over TLS everything is as without: the handshake, upgrades, close codes, and every limit."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest

from app.realtime.engineio import limits
from app.realtime.engineio.connection import EngineConnection
from app.realtime.engineio.outbound import HIGH_WATER_BYTES, MAX_BUFFER_BYTES
from fixtures.client import Client
from fixtures.ports import HOST
from fixtures.raw import CLOSE, PING, PONG, TEXT, connected, masked, opened, request
from fixtures.socketio_app import SocketIOApp, answer_last_polls, ours, running
from fixtures.tls import Certificate, certify
from fixtures.waiting import PATIENCE, until

TRANSPORTS = {
    "websocket": ["websocket"],
    "polling": ["polling"],
    "upgrade": ["polling", "websocket"],
}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Certificate:
    return certify(tmp_path_factory.mktemp("tls"))


@pytest.fixture
async def app(certificate: Certificate) -> AsyncIterator[SocketIOApp]:
    """A server on our engine that speaks TLS alone."""
    app = ours()
    certificate.serve(app)
    async with running(app):
        yield app


async def test_who_speaks_no_tls_is_told_nothing(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(request())
        await raw.ended()
    assert not app.transports


@pytest.mark.parametrize(
    ("origin", "status"), [("https://127.0.0.1", 101), ("http://127.0.0.1", 403)]
)
async def test_the_own_origin_is_the_secure_one(
    app: SocketIOApp, certificate: Certificate, origin: str, status: int
) -> None:
    async with connected(app.port, tls=certificate.trusted()) as raw:
        raw.send(request(Origin=origin))
        assert f" {status} " in await raw.head()


async def test_handlers_see_that_it_is_secure(app: SocketIOApp, certificate: Certificate) -> None:
    seen: dict[str, Any] = {}
    app.sio.on("connect", lambda _sid, environ: seen.update(environ))
    async with opened(app.port, tls=certificate.trusted()):
        assert (seen["wsgi.url_scheme"], seen["REMOTE_ADDR"]) == ("https", HOST)


async def test_frames_come_and_go_in_whatever_records(
    app: SocketIOApp, certificate: Certificate
) -> None:
    app.sio.on("say", lambda _sid, data: data)
    async with opened(app.port, tls=certificate.trusted()) as raw:
        data = masked(TEXT, f'421["say","{"x" * 200_000}"]') + masked(PING, b"?")
        for start in range(0, len(data), 4099):
            raw.send(data[start : start + 4099])
            await raw.drain()
        received = [await raw.frame(), await raw.frame()]
        assert sorted(received) == [(TEXT, f'431["{"x" * 200_000}"]'.encode()), (PONG, b"?")]
        raw.send(masked(CLOSE, b"\x0b\xb8"))
        assert await raw.close_code() == 3000
    await until(lambda: not app.server.server_state.connections)


async def test_a_fault_ends_it_with_its_code(app: SocketIOApp, certificate: Certificate) -> None:
    async with opened(app.port, tls=certificate.trusted()) as raw:
        raw.send(masked(TEXT, "9"))
        assert await raw.close_code() == 1002
    await until(lambda: not app.transports)


@pytest.mark.parametrize("transports", TRANSPORTS.values(), ids=TRANSPORTS)
async def test_a_real_client_takes_part(
    app: SocketIOApp, certificate: Certificate, transports: list[str], stack: AsyncExitStack
) -> None:
    app.sio.on("say", lambda _sid, data: data)
    answer_last_polls(app.sio)
    connector = aiohttp.TCPConnector(ssl=certificate.trusted())
    http = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
    client = Client(http_session=http)
    stack.push_async_callback(client.disconnect)
    await client.connect(app.url, transports=transports)
    assert client.transport() == transports[-1]
    assert isinstance(app.only_transport(), EngineConnection) == (transports != ["polling"])
    for data in ("안녕 👋", "x" * 70_000):
        assert await client.call("say", data, timeout=PATIENCE) == data


async def test_who_reads_nothing_is_cut_at_the_bound_and_the_others_receive_all(
    app: SocketIOApp, certificate: Certificate
) -> None:
    most, tls = 0, certificate.trusted()
    async with opened(app.port, buffer=4096, tls=tls), opened(app.port, tls=tls) as reader:
        for sid, _transport in list(app.sio.manager.get_participants("/", None)):
            await app.sio.enter_room(sid, "talk")
        listening = asyncio.create_task(receive(reader, 9000))
        for n in range(9000):
            await app.sio.emit("note", ["x" * 1000, n], room="talk")
            sizes = [one.transport.get_write_buffer_size() for one in app.transports.values()]
            most = max(most, *sizes, 0)
            if n % 10 == 0:
                await asyncio.sleep(0)
        assert [int(text.split(",")[-1][:-2]) for text in await listening] == list(range(9000))
        await until(lambda: len(app.transports) == 1)
    assert HIGH_WATER_BYTES < most < MAX_BUFFER_BYTES + 128 * 1024


async def receive(reader: Any, count: int) -> list[str]:
    return [await reader.text("42") for _ in range(count)]


async def test_who_makes_no_progress_is_cut(
    certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.realtime.engineio.outbound.STALL_SECONDS", 0.1)
    app = ours(ping_interval=0.2, ping_timeout=60)
    certificate.serve(app)
    async with (
        running(app),
        opened(app.port, buffer=4096, tls=certificate.trusted()),
        asyncio.timeout(PATIENCE),
    ):
        ((sid, _),) = app.sio.manager.get_participants("/", None)
        transport = app.only_transport()
        while transport.stall is None:
            await app.sio.emit("note", "x" * 10_000, to=sid)
            await asyncio.sleep(0)
        await until(lambda: not app.transports)


async def test_who_sends_too_much_is_slowed_and_loses_nothing(
    app: SocketIOApp, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "BURST_BYTES", 64 * 1024)
    monkeypatch.setattr(limits, "RATE_BYTES", 1000 * 1024)
    told: list[int] = []
    app.sio.on("say", lambda _sid, n: told.append(n))
    async with opened(app.port, tls=certificate.trusted()) as raw:
        started = asyncio.get_running_loop().time()
        for n in range(1000):
            raw.send_text(f'42["say",{n}]')
        await until(lambda: len(told) == 1000)
        assert asyncio.get_running_loop().time() - started > 600 / 1000
    assert told == list(range(1000))
