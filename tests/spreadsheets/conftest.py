"""Real servers, as in the backend's tests."""

import os

import pytest

from app.registry import SETTING_NAMES

for name in SETTING_NAMES:
    os.environ.pop(name.upper(), None)
os.environ["ENVIRONMENT"] = "test"
os.environ["DATABASE_URL"] = "sqlite:////nowhere/a-test-must-ask-for-a-database.db"

pytest_plugins = [
    "fixtures.services",
    "fixtures.server",
    "fixtures.sockets",
    "fixtures.talk",
    "fixtures.two_workers",
]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Every asynchronous test runs on asyncio."""
    return "asyncio"
