"""Opening one WebSocket: what is given up is over for the peer, too."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest

from engagenow_client.latency import LatencyTracker
from engagenow_client.tcp import RECEIVE_BUFFER, connected
from engagenow_client.websocket import WebSocket, open_websocket

BOUND = 10.0


class Silent:
    """A server that reads the handshake of one client, and never answers it."""

    def __init__(self) -> None:
        self.port = 0
        self.asked = asyncio.Event()
        self.ended = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        self.asked.set()
        await reader.read()
        writer.close()
        self.ended.set()


@pytest.fixture
async def silent() -> AsyncIterator[Silent]:
    made = Silent()
    async with await asyncio.start_server(made.serve, "127.0.0.1", 0) as server:
        made.port = server.sockets[0].getsockname()[1]
        yield made


class NoListener:
    """Gets nothing, for nothing is opened."""

    def opened(self, socket: Any) -> None:
        raise AssertionError(socket)

    def received(self, payload: bytes) -> None:
        raise AssertionError(payload)

    def pause_begins(self) -> None:
        raise AssertionError


def opening(port: int, within: float) -> Any:
    return open_websocket(
        f"ws://localhost:{port}/",
        lambda: WebSocket(NoListener(), LatencyTracker()),
        headers={},
        max_frame=1024,
        within=within,
    )


async def timed_out(silent: Silent) -> None:
    with pytest.raises(TimeoutError):
        await opening(silent.port, 0.3)


async def cancelled(silent: Silent) -> None:
    task = asyncio.create_task(opening(silent.port, BOUND))
    await asyncio.wait_for(silent.asked.wait(), BOUND)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


@pytest.mark.parametrize("given_up", [timed_out, cancelled])
async def test_a_handshake_that_is_given_up_leaves_no_connection(
    silent: Silent, given_up: Callable[[Silent], Any]
) -> None:
    await given_up(silent)
    await asyncio.wait_for(silent.ended.wait(), BOUND)


async def test_who_does_not_answer_is_an_error_of_the_system(free_port: int) -> None:
    with pytest.raises(ConnectionRefusedError):
        await opening(free_port, BOUND)


async def test_what_one_read_may_bring_is_bounded() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        await connected(*server.getsockname()) as made,
    ):
        size = made.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF)
    assert size in (RECEIVE_BUFFER, 2 * RECEIVE_BUFFER), "Linux counts its own needs, too"
