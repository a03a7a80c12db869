"""Requests that come on one connection before their answers are read: few are taken at once."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator

import pytest

from app.realtime.engineio import bounded_http
from app.realtime.engineio.bounded_http import MOST_PIPELINED, BoundedHttp
from fixtures.guarded import Guarded
from fixtures.raw import connected
from fixtures.socketio_app import SocketIOApp, running
from fixtures.waiting import PATIENCE, until

GET = b"GET /socket.io/?EIO=9 HTTP/1.1\r\nHost: x\r\n\r\n"  # answered at once, with 400
CHUNKED = b"POST /socket.io/ HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.fixture
async def app() -> AsyncIterator[SocketIOApp]:
    guarded = Guarded()
    guarded.app.server.config.http = BoundedHttp
    async with running(guarded.app):
        yield guarded.app


async def test_some_requests_in_one_go_are_answered_in_order(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(GET * MOST_PIPELINED)
        for _ in range(MOST_PIPELINED):
            assert (await raw.head()).startswith("HTTP/1.1 400 ")
            async with asyncio.timeout(PATIENCE):
                await raw.reader.readuntil(b"\r\n0\r\n\r\n")


async def test_very_many_in_one_go_are_not_taken(app: SocketIOApp) -> None:
    async with connected(app.port, buffer=4096) as raw:
        raw.send(GET * 50_000)
        await raw.ended()
    await until(lambda: not app.server.server_state.connections)


async def test_of_very_many_in_one_go_few_are_even_read(
    app: SocketIOApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = 0

    class Counting(BoundedHttp):
        def on_message_begin(self) -> None:
            nonlocal begun
            begun += 1
            super().on_message_begin()

    monkeypatch.setattr(app.server.config, "http_protocol_class", Counting)
    monkeypatch.setattr(bounded_http, "_PIECE", 4 * len(GET))
    async with connected(app.port) as raw:
        raw.send(GET * 5_000)
        await raw.ended()
    assert MOST_PIPELINED < begun <= MOST_PIPELINED + 8


async def test_nothing_of_a_connection_outlasts_it(app: SocketIOApp) -> None:
    async with connected(app.port) as raw:
        raw.send(GET * 4 + CHUNKED)
        await raw.head()
        connection = weakref.ref(next(iter(app.server.server_state.connections)))
        gc.collect()
        gc.disable()  # its own references are all that is to be seen
        try:
            raw.abort()
            await until(lambda: not app.server.server_state.connections)
            await until(lambda: connection() is None)
        finally:
            gc.enable()


async def test_what_waits_is_not_added_to_by_every_answer(app: SocketIOApp) -> None:
    most = 0
    async with connected(app.port) as raw:
        for _ in range(20):
            raw.send(GET * (MOST_PIPELINED - 1))
            await raw.head()
            for connection in app.server.server_state.connections:
                most = max(most, len(connection.pipeline))
    assert 0 < most <= MOST_PIPELINED
