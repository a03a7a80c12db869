"""A migration that fails leaves nothing behind and stops the start in one line."""

import asyncio
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from app.storage import migrations
from fixtures import postgres, server
from fixtures.ports import free_port
from fixtures.server import BACKEND, serving, sqlite_in, start
from fixtures.waiting import PATIENCE

BROKEN = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "9999_broken", "{newest}", None, None

def upgrade():
    op.create_table("half_made", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO half_made VALUES (1)")
    op.execute("DELETE FROM nowhere")
"""
HEAD = BROKEN.partition("    op.create")[0]
EMPTY = HEAD + "    pass\n"
ALTERING = HEAD + '    op.add_column("users", sa.Column("hat", sa.String(8)))\n'


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """The server of a version to come, whose migrations are this test's own."""
    copy = tmp_path / "next" / "backend"
    shutil.copytree(BACKEND, copy, ignore=shutil.ignore_patterns(".*"))
    return copy


@pytest.fixture
def own_postgres() -> Iterator[str]:
    """An empty PostgreSQL database."""
    with postgres.database() as url:
        yield url


@pytest.fixture(params=[pytest.param("sqlite", marks=pytest.mark.nightly), "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of either kind."""
    if request.param == "sqlite":
        return sqlite_in(tmp_path)
    found: str = request.getfixturevalue("own_postgres")
    return found


def add(version: Path, migration: str) -> Path:
    """The next version brings this one."""
    path = version / "migrations" / "versions" / "2099_01_01_0000_next.py"
    path.write_text(migration.format(newest=migrations.newest()))
    return path


def refused(cwd: Path, url: str) -> list[str]:
    """The lines in which a start is refused."""
    port = free_port()
    with start(port, subprocess.PIPE, cwd=cwd, DATABASE_URL=url) as process:
        out, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, out) == (1, "")
    return errors.splitlines()


def test_a_migration_that_fails_stops_the_start_and_leaves_nothing(
    url: str, version: Path, tmp_path: Path
) -> None:
    with serving(tmp_path, DATABASE_URL=url):
        pass
    add(version, BROKEN)
    for _ in range(2):  # the second time it finds nothing half made
        (line,) = refused(version, url)
        assert line.startswith("The database is not migrated: ")
        assert "nowhere" in line
    with serving(tmp_path, DATABASE_URL=url):  # the old version goes on
        pass


def test_the_version_before_starts_over_a_newer_database_and_says_so(
    url: str, version: Path, tmp_path: Path
) -> None:
    add(version, EMPTY)
    with serving(tmp_path, cwd=version, DATABASE_URL=url):
        pass
    with serving(tmp_path, DATABASE_URL=url) as running:
        said = running.log.read_text()
    assert "database_is_newer" in said
    assert len(said.splitlines()) == 1


def test_a_database_that_is_away_stops_the_start_in_one_line(tmp_path: Path) -> None:
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/engagenow"
    (line,) = server.refused(tmp_path, DATABASE_URL=url)
    assert line.startswith("The database is not migrated: ")
    assert "Connect call failed" in line or "refused" in line


async def test_a_table_in_long_use_is_not_waited_for(
    own_postgres: str, version: Path, tmp_path: Path
) -> None:
    add(version, ALTERING)
    with serving(tmp_path, DATABASE_URL=own_postgres):
        pass
    reader = await asyncpg.connect(own_postgres)
    async with reader.transaction():  # as a backup reads
        await reader.execute("LOCK TABLE users IN ACCESS SHARE MODE")
        (line,) = await asyncio.to_thread(refused, version, own_postgres)
    await reader.close()
    assert "lock timeout" in line
    with serving(tmp_path, cwd=version, DATABASE_URL=own_postgres):
        pass
