"""One stack for the whole run, and the ways to it."""

import os
from collections.abc import AsyncIterator

import pytest

from app.registry import SETTING_NAMES
from fixtures.stack.proxies import stripping
from fixtures.stack.stack import Stack, stacked
from kit.server import LIMITS

for name in SETTING_NAMES:
    os.environ.pop(name.upper(), None)
os.environ["ENVIRONMENT"] = "test"
os.environ["SECRET_KEY"] = "a key that only these tests sign with"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Every asynchronous test runs on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
async def stack() -> AsyncIterator[Stack]:
    """Two workers with their databases; limits as for a load tool."""
    async with stacked(ENVIRONMENT="test", **LIMITS) as stack:
        yield stack


@pytest.fixture(scope="session")
async def tls(stack: Stack) -> AsyncIterator[str]:
    """The address as people open it."""
    async with stack.front() as url:
        yield url


@pytest.fixture(scope="session")
async def plain(stack: Stack) -> AsyncIterator[str]:
    """The same nginx behind somebody else's TLS: the proxy on loopback."""
    async with stack.front(TLS="off", TRUSTED_PROXIES="127.0.0.1") as url:
        yield url


@pytest.fixture(scope="session")
async def stripped(stack: Stack, plain: str) -> AsyncIterator[str]:
    """A proxy before it that takes the upgrade away, as those of some venues do."""
    async with stripping(stack, plain) as url:
        yield url
