"""The server ends within five seconds, whatever its clients do meanwhile."""

import asyncio
import signal
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from fixtures.pace import scaled
from fixtures.poller import polling as polling_client
from fixtures.raw import PING, Raw, masked, opened
from fixtures.server import serving, sqlite_in
from fixtures.socketio_app import SocketIOApp, ours, running, stock
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import PATIENCE, until


async def repeat(raw: Raw, data: bytes) -> None:
    with suppress(ConnectionError):
        while True:
            raw.send(data)
            await raw.drain()


@asynccontextmanager
async def busy_with(task: Any) -> AsyncIterator[None]:
    """Have something done until the end of the block."""
    running = asyncio.create_task(task)
    try:
        yield
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError, httpx.HTTPError, TimeoutError):
            await running


async def idle(talk: Talk, stack: AsyncExitStack) -> None:
    for _ in range(20):
        await stack.enter_async_context(opened(talk.server.port))


async def polling(talk: Talk, stack: AsyncExitStack) -> None:
    for _ in range(3):
        await talk.enter(transports=["polling"])


async def stalled(talk: Talk, stack: AsyncExitStack) -> None:
    token = (await talk.add_participant()).token
    for _ in range(3):
        raw = await stack.enter_async_context(
            opened(talk.server.port, buffer=4096, auth={"token": token})
        )
        raw.send_text(f'421["join_session",{{"session_id":"{talk.id}"}}]')
        await raw.text("431")
        raw.send(masked(PING, b"x" * 125) * 200)
    speaker = await talk.enter()
    for _ in range(20):
        await speaker.tell("send_message", {"message": "x" * 400})


async def flooding(talk: Talk, stack: AsyncExitStack) -> None:
    for _ in range(2):
        raw = await stack.enter_async_context(opened(talk.server.port))
        await stack.enter_async_context(busy_with(repeat(raw, masked(1, '42["sync",{}]') * 200)))


@pytest.mark.parametrize("clients", [idle, polling, stalled, flooding])
async def test_it_ends_within_five_seconds(tmp_path: Path, sockets: Sockets, clients: Any) -> None:
    async with AsyncExitStack() as stack:
        server = stack.enter_context(serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)))
        talk = await stack.enter_async_context(open_talk(server, sockets))
        await clients(talk, stack)
        started = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        await server.ended()
        assert time.monotonic() - started < scaled(5)
        assert "Traceback" not in server.log.read_text()


async def wait_in_a_poll(app: SocketIOApp, stack: AsyncExitStack) -> Any:
    poller = await stack.enter_async_context(polling_client(app))
    stack.enter_context(suppress(httpx.HTTPError))
    await stack.enter_async_context(busy_with(poller.get()))
    transport = app.only_transport()
    await until(lambda: transport.queue._getters)
    return partial(transport.queue.put_nowait, None)


async def read_nothing(app: SocketIOApp, stack: AsyncExitStack) -> Any:
    raw = await stack.enter_async_context(opened(app.port, buffer=4096))
    for _ in range(600):
        await app.sio.emit("note", "x" * 20_000, to=sid_of(app))
        await asyncio.sleep(0)
    return raw.abort


@pytest.mark.parametrize("client", [wait_in_a_poll, read_nothing])
async def test_one_client_keeps_it_from_ending_as_shipped(client: Any) -> None:
    app = stock()
    app.server.config.timeout_graceful_shutdown = None
    serving = asyncio.create_task(app.server.serve([app.listener]))
    async with asyncio.timeout(PATIENCE), AsyncExitStack() as stack:
        await app.server.ready.wait()
        let_go = await client(app, stack)
        app.server.stop.set()
        assert (await asyncio.wait([serving], timeout=1.5))[1], "it waits for its client"
        let_go()
        await serving
    await app.sio.shutdown()


async def test_a_client_that_is_known_to_be_stalled_holds_nobody_up() -> None:
    app = ours()
    async with AsyncExitStack() as stack:
        async with running(app):
            await stack.enter_async_context(opened(app.port, buffer=4096))
            transport = app.only_transport()
            async with asyncio.timeout(PATIENCE):
                while transport.stall is None:
                    await app.sio.emit("note", "x" * 10_000, to=sid_of(app))
                    await asyncio.sleep(0)
            started = time.monotonic()
        assert time.monotonic() - started < scaled(4)


def sid_of(app: Any) -> str:
    """The only socket's."""
    ((sid, _),) = app.sio.manager.get_participants("/", None)
    return str(sid)
