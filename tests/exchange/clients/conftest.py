"""Tests of the simulated exchange by the exchanges' own clients run on asyncio."""

import pytest


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"
