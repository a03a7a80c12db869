"""An update whose migration fails: the workers that run go on, and the next one is as any other."""

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from fixtures.crew import crew_of_two, workers
from fixtures.hall import open_hall
from fixtures.server import BACKEND, Server
from fixtures.sockets import Sockets
from fixtures.waiting import ELSEWHERE, PATIENCE, until
from storage.migrations.test_bad_migrations import BROKEN, add


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """The folder of a server that is updated in its place."""
    copy = tmp_path / "next" / "backend"
    shutil.copytree(BACKEND, copy, ignore=shutil.ignore_patterns(".*"))
    return copy


@pytest.fixture
def crew(tmp_path: Path, version: Path, redis_url: str, redis_prefix: str) -> Iterator[Server]:
    with crew_of_two(tmp_path, redis_url, redis_prefix, cwd=version) as server:
        yield server


async def logged(crew: Server, event: str) -> None:
    """Wait until this was logged."""
    await until(lambda: event in crew.log.read_text(), 3 * PATIENCE, ELSEWHERE)


@pytest.mark.nightly  # a crew of another version costs as much as a hundred other tests
async def test_old_workers_stay_ready_and_the_reason_is_one_line(
    crew: Server, version: Path, sockets: Sockets
) -> None:
    before = workers(crew)
    migration = add(version, BROKEN)
    async with open_hall(crew, sockets) as hall:
        member = await hall.enter()
        crew.process.send_signal(signal.SIGHUP)
        await logged(crew, "migration_failed")
        said = crew.log.read_text().splitlines()
        (reason,) = [line for line in said if line.startswith("The database is not migrated: ")]
        assert "nowhere" in reason
        assert "Traceback" not in crew.log.read_text()
        assert workers(crew) == before
        async with httpx.AsyncClient(base_url=crew.url, timeout=PATIENCE) as http:
            assert (await http.get("/health/ready")).status_code == 200
        assert (await member.call("send_message", {"message": "still here"}))["ok"]
        assert not member.ended.is_set()
    migration.unlink()
    crew.process.send_signal(signal.SIGHUP)
    await logged(crew, "workers_renewed")
