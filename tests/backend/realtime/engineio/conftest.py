"""The engine's tests run on uvloop, as the server does: it raises where asyncio forgives."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from fixtures.socketio_app import SocketIOApp, ours, running


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, bool]]:
    return "asyncio", {"use_uvloop": True}


@pytest.fixture
async def stack() -> AsyncIterator[AsyncExitStack]:
    """What a test opens, closed at its end in reverse order."""
    async with AsyncExitStack() as opened:
        yield opened


@pytest.fixture
async def app() -> AsyncIterator[SocketIOApp]:
    """A server on our engine, whose handlers the test hangs on it."""
    async with running(ours()) as started:
        yield started
