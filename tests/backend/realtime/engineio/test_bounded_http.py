"""A client that never finishes a request, or reads no answers, costs little, and nobody else."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from app.realtime.engineio import bounded_http
from app.realtime.engineio.bounded_http import HEAD_BYTES, BoundedHttp
from fixtures.guarded import Guarded
from fixtures.pace import scaled
from fixtures.poller import polling
from fixtures.raw import Raw, connected, opened
from fixtures.socketio_app import SocketIOApp, running
from fixtures.waiting import PATIENCE, until

BRIEF = scaled(0.3)
GET = b"GET /socket.io/?EIO=9 HTTP/1.1\r\nHost: x\r\n\r\n"  # answered at once, with 400
HALF = b"POST /socket.io/ HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"
CHUNKED = b"POST /socket.io/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
async def app() -> AsyncIterator[SocketIOApp]:
    guarded = Guarded()
    guarded.app.server.config.http = BoundedHttp
    async with running(guarded.app):
        yield guarded.app


def only_connection(app: SocketIOApp) -> BoundedHttp:
    (found,) = app.server.server_state.connections
    assert isinstance(found, BoundedHttp)
    return found


async def status(raw: Raw) -> int:
    """Of the next answer."""
    return int((await raw.head()).split(" ", 2)[1])


@pytest.mark.parametrize(
    ("beginning", "more"),
    [
        (b"GET / HTTP/1.1\r\nX: ", b"x" * 10_000),
        (b"GET / HTTP/1.1\r\n", b"X: x\r\n" * 2_000),
        (b"GET /", b"x" * 10_000),
        (CHUNKED + b"1\r\nx\r\n0\r\n", b"X: x\r\n" * 2_000),
    ],
    ids=["a line", "lines", "a path", "trailers"],
)
async def test_a_head_without_end_is_refused(
    app: SocketIOApp, beginning: bytes, more: bytes
) -> None:
    async with connected(app.port) as raw:
        raw.send(beginning)
        with suppress(RuntimeError):  # uvloop's, of a connection that is gone
            for _ in range(100):
                raw.send(more)
                await asyncio.sleep(0)
        await raw.ended()
    await until(lambda: not app.server.server_state.connections)


async def test_a_head_that_is_too_long_is_answered_so(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(b"GET / HTTP/1.1\r\nX: " + b"x" * 2 * HEAD_BYTES)
        assert await status(raw) == 431
        await raw.ended()


async def test_a_large_body_is_no_head(app: SocketIOApp) -> None:
    async with polling(app) as poller:
        assert await poller.post("4" + "x" * (3 * HEAD_BYTES)) == 200


async def test_half_a_body_costs_no_task_and_holds_up_no_end(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(HALF)
        await until(lambda: any(one.cycle for one in app.server.server_state.connections))
        assert not app.server.server_state.tasks
        only_connection(app).shutdown()
        await raw.ended()


async def test_half_a_body_is_answered_as_late(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_http, "REQUEST_SECONDS", BRIEF)
    async with connected(app.port) as raw:
        raw.send(HALF)
        assert await status(raw) == 408
        await raw.ended()


async def test_who_asks_whether_to_send_a_body_is_told(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(HALF.replace(b"\r\n\r\nhalf", b"\r\nExpect: 100-continue\r\n\r\n"))
        assert await status(raw) in (100, 400)


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost",
        HALF,
        GET[:-2],
    ],
    ids=["nothing", "half a head", "half a body", "all but the end"],
)
async def test_who_does_not_go_on_is_ended(
    app: SocketIOApp, beginning: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_http, "REQUEST_SECONDS", BRIEF)
    async with connected(app.port) as raw:
        raw.send(beginning)
        await raw.ended()
    await until(lambda: not app.server.server_state.connections)


async def test_who_goes_on_slowly_may_finish(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_http, "REQUEST_SECONDS", 2 * BRIEF)
    body = b"4" * 12
    async with connected(app.port) as raw:
        raw.send(b"POST /socket.io/?EIO=9 HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\n")
        began = asyncio.get_running_loop().time()
        for start in range(0, len(body), 2):
            due = began + start / 2 * BRIEF
            await until(lambda due=due: asyncio.get_running_loop().time() > due)
            raw.send(body[start : start + 2])
        assert await status(raw) == 400


async def test_who_waits_for_an_answer_or_has_upgraded_is_not_late(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded_http, "REQUEST_SECONDS", BRIEF)
    async with (
        polling(app) as poller,
        opened(app.port) as upgraded,
        connected(app.port) as late,
    ):
        poll = asyncio.create_task(poller.get())
        await late.ended()
        await app.sio.emit("note", 1)
        async with asyncio.timeout(PATIENCE):
            assert await poll == '42["note",1]'
        assert await upgraded.text("42") == '42["note",1]'


async def test_of_one_address_only_so_many_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded_http, "MOST_UNFINISHED", 3)
    guarded = Guarded()
    guarded.app.server.config.http = BoundedHttp
    guarded.app.server.config.forwarded_allow_ips = []  # nobody speaks for others here
    port = guarded.app.port
    async with (
        running(guarded.app),
        connected(port) as first,
        connected(port) as second,
        connected(port),
        connected(port) as fourth,
    ):
        connections = guarded.app.server.server_state.connections
        await first.ended()
        assert len(connections) == 3
        for raw in (second, fourth):
            raw.send(GET)
            assert await status(raw) == 400
        async with connected(port):
            await until(lambda: len(connections) == 4)


async def test_who_sends_a_body_bit_by_bit_is_the_oldest_still(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bounded_http, "MOST_UNFINISHED", 2)
    guarded = Guarded()
    guarded.app.server.config.http = BoundedHttp
    guarded.app.server.config.forwarded_allow_ips = []
    port = guarded.app.port
    async with running(guarded.app), connected(port) as slow:
        slow.send(b"POST /socket.io/?EIO=9 HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n")
        connections = guarded.app.server.server_state.connections
        await until(lambda: any(one.cycle is not None for one in connections))
        (connection,) = connections
        async with connected(port) as second:
            await until(lambda: len(connections) == 2)
            due = connection._deadline
            slow.send(b"4")
            await until(lambda: connection._deadline is not due)  # it was received
            async with connected(port):
                await slow.ended()
                second.send(GET)
                assert await status(second) == 400
