"""What every test of the backend starts from: settings that no shell can change, and fixtures.

The first two are for all that is imported after them.
"""

import pytest

pytest_plugins = [
    "fixtures.garbage",
    "fixtures.environment",
    "fixtures.unique_ids",
    "fixtures.nightly",
    "fixtures.services",
    "fixtures.settings",
    "fixtures.database",
    "fixtures.actors",
    "fixtures.addresses",
    "fixtures.server",
    "fixtures.sockets",
    "fixtures.talk",
    "fixtures.two_workers",
    "fixtures.rooms",
    "fixtures.frames",
    "fixtures.listeners",
    "fixtures.bus",
    "fixtures.issuer",
]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Every asynchronous test runs on asyncio, as the server does."""
    return "asyncio"
