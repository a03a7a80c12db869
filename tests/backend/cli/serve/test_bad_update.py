"""An update whose migration fails: the workers that run go on, and the next one is as any other."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.plain_http import plain_http
from fixtures.server import BACKEND, Server
from fixtures.sockets import Sockets
from fixtures.talk import open_talk
from fixtures.waiting import ELSEWHERE, PATIENCE, until
from fixtures.worker_pool import pool_of_two, workers
from storage.migrations.test_bad_migrations import BROKEN, add


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """The folder of a server that is updated in its place."""
    copy = tmp_path / "next" / "backend"
    shutil.copytree(BACKEND, copy, ignore=shutil.ignore_patterns(".*"))
    return copy


@pytest.fixture
def pool(tmp_path: Path, version: Path, redis_url: str, redis_prefix: str) -> Iterator[Server]:
    with pool_of_two(tmp_path, redis_url, redis_prefix, cwd=version) as server:
        yield server


async def logged(pool: Server, event: str) -> None:
    """Wait until this was logged."""
    await until(lambda: event in pool.log.read_text(), 3 * PATIENCE, ELSEWHERE)


@pytest.mark.nightly  # a pool of another version costs as much as a hundred other tests
async def test_old_workers_stay_ready_and_the_reason_is_one_line(
    pool: Server, version: Path, sockets: Sockets
) -> None:
    before = workers(pool)
    migration = add(version, BROKEN)
    async with open_talk(pool, sockets) as talk:
        member = await talk.enter()
        pool.process.send_signal(signal.SIGHUP)
        await logged(pool, "migration_failed")
        said = pool.log.read_text().splitlines()
        (reason,) = [line for line in said if line.startswith("The database is not migrated: ")]
        assert "nowhere" in reason
        assert "Traceback" not in pool.log.read_text()
        assert workers(pool) == before
        async with plain_http(pool.url) as http:
            assert (await http.get("/health/ready")).status_code == 200
        assert (await member.call("send_message", {"message": "still here"}))["ok"]
        assert not member.ended.is_set()
    migration.unlink()
    pool.process.send_signal(signal.SIGHUP)
    await logged(pool, "workers_renewed")
