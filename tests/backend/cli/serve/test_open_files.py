"""Each socket is an open file: a server takes as many as the system lets it."""

import resource
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core import open_files
from fixtures.server import serving, sqlite_in

LOW = 512
HARD = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
MOST = 65_536 if HARD == resource.RLIM_INFINITY else min(65_536, HARD)


@pytest.fixture
def started_low() -> Iterator[None]:
    """As some start containers."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (LOW, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_what_is_allowed_is_not_taken_back(started_low: None) -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (HARD, HARD))
    open_files.raise_limit()
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == (HARD, HARD)


def test_a_server_alone_raises_its_limit(started_low: None, tmp_path: Path) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        limits = resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE)
    assert limits == (MOST, HARD)
