"""Databases of servers with feeds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures import postgres
from fixtures.server import sqlite_in


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database."""
    if request.param == "sqlite":
        yield sqlite_in(tmp_path)
    else:
        with postgres.database() as url:
            yield url
