"""The servers of the run."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from rig.servers import BRISK, NAMES, PATIENT, Servers, starting


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Every asynchronous test runs on asyncio."""
    return "asyncio"


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """All of them, started at once."""
    with ExitStack() as stack:
        patient, brisk = (
            {
                name: stack.enter_context(starting(name, pace, tmp_path_factory.mktemp(name)))
                for name in NAMES
            }
            for pace in (PATIENT, BRISK)
        )
        yield Servers(
            {name: server.port_when_ready() for name, server in patient.items()},
            {name: server.port_when_ready() for name, server in brisk.items()},
        )
