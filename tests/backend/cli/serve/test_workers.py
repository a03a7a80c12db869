"""Several workers behind nginx: what they need, and that nobody notices how many there are."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from app.cli.supervisor.needs import find_nginx
from app.core.config import Settings
from fixtures.crew import Processes, crew_of_two, nginx, workers
from fixtures.hall import Hall, open_hall
from fixtures.pace import scaled
from fixtures.returning import returning, talking
from fixtures.server import Server
from fixtures.sockets import Sockets

FOUR = ("websocket", "websocket", "websocket", "polling")
WELL_SET = {"redis_url": "redis://127.0.0.1", "database_url": "postgresql://127.0.0.1/name"}


def test_a_machine_without_nginx_is_told_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"WORKERS=2 needs nginx: .* nginx-light"):
        find_nginx(Settings(**WELL_SET), 2, path=str(tmp_path))


@pytest.fixture(scope="module")
def crew(
    tmp_path_factory: pytest.TempPathFactory, redis_url: str, redis_prefix: str
) -> Iterator[Server]:
    with crew_of_two(tmp_path_factory.mktemp("crew"), redis_url, redis_prefix) as server:
        yield server


@pytest.fixture
def other_crew(tmp_path: Path, redis_url: str, redis_prefix: str) -> Iterator[Server]:
    with crew_of_two(tmp_path, redis_url, redis_prefix) as server:
        yield server


@pytest.fixture
async def hall(crew: Server, sockets: Sockets) -> AsyncIterator[Hall]:
    async with open_hall(crew, sockets) as hall:
        yield hall


async def test_members_of_all_workers_and_both_transports_hear_each_other(hall: Hall) -> None:
    async with returning(hall, *FOUR, *FOUR) as members:
        assert len({member.worker for member in members}) == 2
        async with talking(hall, members):
            pass
        assert [member.returns for member in members] == [0] * 8


async def test_a_poll_for_a_worker_that_is_gone_is_refused_at_once(crew: Server) -> None:
    async with httpx.AsyncClient(base_url=crew.url, timeout=scaled(2)) as http:
        for sid, status in (("w99.abc", 502), ("../w1.abc", 400), ("abc", 400)):
            poll = {"EIO": "4", "transport": "polling", "sid": sid}
            assert (await http.get("/socket.io/", params=poll)).status_code == status


async def test_no_client_says_where_it_comes_from(crew: Server, hall: Hall) -> None:
    forged = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    made = await hall.http.post("/api/sessions", json={"title": "Hall"}, headers=forged)
    assert made.json()["join_url"].startswith(f"{crew.url}/join/")


@pytest.mark.nightly
async def test_killed_workers_are_back_and_nothing_is_lost(crew: Server, hall: Hall) -> None:
    async with returning(hall, *FOUR) as members, talking(hall, members):
        before = workers(crew)
        for name in sorted({member.worker for member in members}):
            os.kill(before[name], signal.SIGKILL)
            for member in members:
                await member.here(but=[name])
        for member in members:
            await member.here(but=before)


@pytest.mark.nightly
async def test_a_killed_nginx_is_back_and_nothing_is_lost(crew: Server, hall: Hall) -> None:
    async with returning(hall, *FOUR) as members, talking(hall, members):
        os.kill(nginx(crew), signal.SIGKILL)
        for member in members:
            await member.returned()


async def test_a_rolling_restart_loses_doubles_and_reorders_nothing(
    crew: Server, hall: Hall
) -> None:
    async with returning(hall, *FOUR) as members, talking(hall, members):
        before = workers(crew)
        crew.process.send_signal(signal.SIGHUP)
        for member in members:
            await member.here(but=before)


@pytest.mark.parametrize(
    "how",
    [
        signal.SIGTERM,
        pytest.param(signal.SIGINT, marks=pytest.mark.nightly),
        pytest.param(signal.SIGKILL, marks=pytest.mark.nightly),
    ],
)
async def test_it_ends_in_time_and_leaves_nothing_behind(
    how: signal.Signals, other_crew: Server, sockets: Sockets
) -> None:
    async with open_hall(other_crew, sockets) as hall:
        for transport in FOUR:
            await hall.enter(transports=[transport])
        processes, started = Processes(other_crew), time.monotonic()
        assert len(processes) == 2 + 3  # nginx is one that has two
        other_crew.process.send_signal(how)
        status = await other_crew.ended()
        await asyncio.to_thread(processes.end)
        assert time.monotonic() - started < scaled(6)
    assert status == (0 if how is signal.SIGINT else -how)
