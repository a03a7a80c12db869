"""The canary of a server that runs: what it measures, and what it shows when something breaks."""

import platform
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app import __version__
from fixtures import metrics, postgres, redis_server
from fixtures.metrics import Values
from fixtures.plain_http import plain_http
from fixtures.server import Server, serving, sqlite_in
from fixtures.waiting import PATIENCE
from fixtures.worker_pool import pool_of_two, workers

SELF, OTHER = "engagenow_canary_seconds_count self", "engagenow_canary_seconds_count other"
SILENCE = "engagenow_canary_silence_seconds self"


@pytest.fixture
def services() -> Iterator[tuple[postgres.PrivateServer, redis_server.Private]]:
    """A PostgreSQL and a Redis that may be stopped."""
    with postgres.private() as database, redis_server.private() as redis:
        yield database, redis


@pytest.fixture
def pool(redis_url: str, redis_prefix: str, tmp_path: Path) -> Iterator[Server]:
    """Two workers behind nginx, each with a canary."""
    with pool_of_two(tmp_path, redis_url, redis_prefix, CANARY="on") as server:
        yield server


def sent_more(after: Values, by: int, sender: str = SELF) -> Callable[[Values], bool]:
    """Whether so many more messages were received."""
    return lambda now: now.get(sender, 0) >= after.get(sender, 0) + by


async def test_off_there_is_none(server: Server) -> None:
    assert not [name for name in await metrics.of(server.url) if "canary" in name]


async def test_it_receives_its_own_messages_and_counts_as_nobody(tmp_path: Path) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), CANARY="on") as server:
        found = await metrics.until(server.url, sent_more({}, by=2))
        async with plain_http(server.url) as http:
            login = await http.post("/auth/test-login", json={"email": "a@example.com"})
            http.headers["authorization"] = f"Bearer {login.json()['access_token']}"
            assert (await http.get("/api/sessions")).json() == []
    assert found["engagenow_rooms"] == found["engagenow_members"] == 0
    assert found["engagenow_canary_failures_total"] == 0
    assert found[SILENCE] < 5
    assert 0 < found["engagenow_canary_seconds_sum self"] < 10


@pytest.mark.nightly
async def test_without_its_database_it_falls_silent_and_sings_again(
    services: tuple[postgres.PrivateServer, redis_server.Private], tmp_path: Path
) -> None:
    database, _redis = services
    url = f"{database.url}/postgres"
    with serving(tmp_path, DATABASE_URL=url, CANARY="on") as server:
        await metrics.until(server.url, sent_more({}, by=1))
        database.stop()
        silent = await metrics.until(server.url, lambda now: now[SILENCE] > 3)
        assert silent["engagenow_canary_failures_total"] >= 1
        database.start()
        await metrics.until(server.url, sent_more(silent, by=2), within=2 * PATIENCE)
    assert server.log.read_text().count("canary_failed") == 1


async def test_canaries_receive_each_other_and_without_redis_by_way_of_the_log(
    services: tuple[postgres.PrivateServer, redis_server.Private], tmp_path: Path
) -> None:
    database, redis = services
    settings = {"DATABASE_URL": f"{database.url}/postgres", "REDIS_URL": redis.url, "CANARY": "on"}
    with ExitStack() as stack:
        folders = [tmp_path / name for name in ("here", "there")]
        for folder in folders:
            folder.mkdir()
        servers = [stack.enter_context(serving(folder, **settings)) for folder in folders]
        for server in servers:
            await metrics.until(server.url, sent_more({}, by=2, sender=OTHER), within=2 * PATIENCE)
        before = await metrics.until(servers[0].url, lambda now: now["engagenow_bus_up"] == 1)
        with redis.stopped():
            lost = await metrics.until(servers[0].url, lambda now: not now["engagenow_bus_up"])
            # On a busy machine there may have been one before, of its own.
            assert lost["engagenow_bus_outages_total"] > before["engagenow_bus_outages_total"]
            await metrics.until(servers[0].url, sent_more(lost, by=2, sender=OTHER))
        back = await metrics.until(servers[0].url, lambda now: now["engagenow_bus_up"] == 1)
        assert back["engagenow_gaps_total"] >= lost["engagenow_gaps_total"]


@pytest.mark.nightly
async def test_workers_behind_nginx_sing_over_their_own_sockets(pool: Server) -> None:
    received = sent_more({}, by=1, sender=OTHER)
    for name in workers(pool):  # nginx chooses who answers: ask until each of them has
        told = f"engagenow_build_info {platform.python_version()} {__version__} {name}"
        await metrics.until(
            pool.url, lambda now, told=told: told in now and received(now), within=2 * PATIENCE
        )
