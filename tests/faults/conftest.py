"""Private servers for the whole run, and a rig for each test."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

import pytest

from fixtures import postgres, redis_server
from rig.fault_rig import FaultRig, SetUp, rigged
from rig.report import Figures, Report
from rig.services import Services


def pytest_configure(config: pytest.Config) -> None:
    """Name the markers of the full form, and of what spoils the ways of the workers."""
    config.addinivalue_line("markers", "long: runs with `make faults` only")
    config.addinivalue_line("markers", "proxied: workers reach Redis and PostgreSQL by proxies")


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Every asynchronous test runs on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def services() -> Iterator[Services]:
    """A PostgreSQL and a Redis that nobody else uses: tests stop them."""
    with postgres.private() as database, redis_server.private() as bus:
        services = Services(database, bus)
        services.prepare()
        yield services


@pytest.fixture
def set_up(services: Services, tmp_path: Path) -> SetUp:
    """Make a rig."""

    def set_up(workers: int = 2, **details: Any) -> AbstractAsyncContextManager[FaultRig]:
        return rigged(services, tmp_path, workers, **details)

    return set_up


@pytest.fixture(scope="session")
def report() -> Report:
    """What was measured in this run."""
    return Report()


@pytest.fixture
def figures(report: Report, request: pytest.FixtureRequest) -> Iterator[Figures]:
    """What this test measures: written down, whatever comes; it must be as good as was asked."""
    sentence = request.node.name.removeprefix("test_").replace("_", " ")
    figures = Figures(report, sentence)
    yield figures
    report.write()
    figures.judge()


@pytest.fixture
async def rig(set_up: SetUp, request: pytest.FixtureRequest) -> AsyncIterator[FaultRig]:
    """Two workers and a live session; the checker has the last word."""
    async with set_up(proxied="proxied" in request.keywords) as rig:
        yield rig
