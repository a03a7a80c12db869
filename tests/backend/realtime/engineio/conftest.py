"""The engine's tests run on uvloop, as the server does: it raises where asyncio forgives."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from fixtures import socketio_app
from fixtures.guarded import Guarded, Shipped
from fixtures.socketio_app import SocketIOApp, running


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
    async with running(socketio_app.ours()) as started:
        yield started


@pytest.fixture
async def shipped() -> AsyncIterator[Shipped]:
    """python-socketio as it comes, and what it was told."""
    made = Shipped()
    async with running(made.app):
        yield made


@pytest.fixture
async def ours() -> AsyncIterator[Guarded]:
    """The same with our guard on our engine."""
    made = Guarded()
    async with running(made.app):
        yield made
