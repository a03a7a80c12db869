"""Several workers behind nginx: what they need, and that nobody notices how many there are."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli.supervisor.preflight import find_nginx
from app.core.config import Settings
from fixtures.pace import scaled
from fixtures.plain_http import plain_http
from fixtures.returning import returning, talking
from fixtures.server import Server
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import ELSEWHERE, until
from fixtures.worker_pool import Processes, nginx, pids, pool_of_two, workers

FOUR = ("websocket", "websocket", "websocket", "polling")
WELL_SET = {"redis_url": "redis://127.0.0.1", "database_url": "postgresql://127.0.0.1/name"}


def test_a_machine_without_nginx_is_told_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"WORKERS=2 needs nginx: .* nginx-light"):
        find_nginx(Settings(**WELL_SET), 2, path=str(tmp_path))


@dataclass
class Pools:
    """Two workers for one test after another; once a test has ended them, the next gets others."""

    start: Callable[[], AbstractContextManager[Server]]
    stack: ExitStack
    newest: Server | None = None

    def running(self) -> Server:
        if self.newest is None or self.newest.process.poll() is not None:
            self.newest = self.stack.enter_context(self.start())
        return self.newest


@pytest.fixture(scope="module")
def pools(
    tmp_path_factory: pytest.TempPathFactory, redis_url: str, redis_prefix: str
) -> Iterator[Pools]:
    def start() -> AbstractContextManager[Server]:
        return pool_of_two(tmp_path_factory.mktemp("pool"), redis_url, redis_prefix)

    with ExitStack() as stack:
        yield Pools(start, stack)


@pytest.fixture
def pool(pools: Pools) -> Server:
    return pools.running()


@pytest.fixture
async def talk(pool: Server, sockets: Sockets) -> AsyncIterator[Talk]:
    async with open_talk(pool, sockets) as talk:
        yield talk


async def test_members_of_all_workers_and_both_transports_reach_each_other(talk: Talk) -> None:
    async with returning(talk, *FOUR, *FOUR) as members:
        assert len({member.worker for member in members}) == 2
        async with talking(talk, members):
            pass
        assert [member.returns for member in members] == [0] * 8


async def test_a_poll_for_a_worker_that_is_gone_is_refused_at_once(pool: Server) -> None:
    async with plain_http(pool.url, timeout=scaled(2)) as http:
        for sid, status in (("w99.abc", 502), ("../w1.abc", 400), ("abc", 400)):
            poll = {"EIO": "4", "transport": "polling", "sid": sid}
            assert (await http.get("/socket.io/", params=poll)).status_code == status


async def test_no_client_says_where_it_comes_from(pool: Server, talk: Talk) -> None:
    forged = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    made = await talk.http.post("/api/sessions", json={"title": "Talk"}, headers=forged)
    assert made.json()["join_url"].startswith(f"{pool.url}/join/")


@pytest.mark.nightly
async def test_killed_workers_are_back_and_nothing_is_lost(pool: Server, talk: Talk) -> None:
    async with returning(talk, *FOUR) as members, talking(talk, members):
        before = workers(pool)
        for name in sorted({member.worker for member in members}):
            os.kill(before[name], signal.SIGKILL)
            for member in members:
                await member.here(but=[name])
        for member in members:
            await member.here(but=before)


@pytest.mark.nightly
async def test_a_killed_nginx_is_back_and_nothing_is_lost(pool: Server, talk: Talk) -> None:
    async with returning(talk, *FOUR) as members, talking(talk, members):
        os.kill(nginx(pool), signal.SIGKILL)
        for member in members:
            await member.returned()


async def test_a_rolling_restart_loses_doubles_and_reorders_nothing(
    pool: Server, talk: Talk
) -> None:
    async with returning(talk, *FOUR) as members, talking(talk, members):
        before = workers(pool)
        pool.process.send_signal(signal.SIGHUP)
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
    how: signal.Signals, pool: Server, talk: Talk
) -> None:
    for transport in FOUR:
        await talk.enter(transports=[transport])
    # Workers that the test before replaced may still be ending; nginx is one that has two.
    await until(lambda: len(pids(pool)) == 2 + 3, every=ELSEWHERE)
    processes, started = Processes(pool), time.monotonic()
    pool.process.send_signal(how)
    status = await pool.ended()
    await asyncio.to_thread(processes.end)
    assert time.monotonic() - started < scaled(6)
    assert status == (0 if how is signal.SIGINT else -how)
