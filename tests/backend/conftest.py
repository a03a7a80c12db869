"""What every test of the backend starts from: settings that no shell can change, and fixtures."""

import os

import pytest

from app.registry import SETTING_NAMES

for name in SETTING_NAMES:
    os.environ.pop(name.upper(), None)
os.environ["ENVIRONMENT"] = "test"
os.environ["SECRET_KEY"] = "a key that only these tests sign with"
os.environ["DATABASE_URL"] = "sqlite:////nowhere/a-test-must-ask-for-a-database.db"

pytest_plugins = [
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
