"""Hosts are told of newcomers and let them in, whichever of two workers each of them is at."""

from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from fixtures import new_database
from fixtures.plain_http import plain_http
from fixtures.problems import refused
from fixtures.server import Server, serving
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk


@pytest.fixture(scope="module")
def workers(
    tmp_path_factory: pytest.TempPathFactory, redis_url: str, redis_prefix: str
) -> Iterator[list[Server]]:
    """Two workers that tell newcomers one failure a day."""
    with ExitStack() as stack:
        settings = {
            "DATABASE_URL": stack.enter_context(new_database.postgresql()),
            "REDIS_URL": redis_url,
            "REDIS_PREFIX": redis_prefix,
            "LIMIT_ALL_TOLD_FAILURES": "1/day",
        }
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def talks(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Talk]]:
    """One session as both have it, when no more failures are told."""
    async with open_talk(workers[0], sockets) as talk:
        for worker in workers:
            async with plain_http(worker.url) as guesser:
                while (await guesser.get("/api/join/WRONGX")).status_code == 404:
                    guesser.cookies.clear()
        yield [talk, replace(talk, server=workers[1])]


async def test_a_host_elsewhere_is_told_who_waits_and_a_tap_lets_them_in(talks: list[Talk]):
    here, there = talks
    k = {"Join-Key": here.session["join_url"].partition("?k=")[2]}
    path = f"/api/join/{here.session['session_code']}"
    async with plain_http(here.server.url) as guest:
        joined = (await guest.post(path, json={"nickname": "회원"}, headers=k)).json()
        host = await there.present()
        member = await there.join(await there.connect(joined["token"]))
        guest.cookies.clear()
        asked = refused(await guest.post(path, json={"nickname": "나"}), 428, "awaiting_host")
        ticket = {"Join-Ticket": asked["ticket"]}
        told = await host.saw("newcomers_waiting", lambda told: told["total"] == 1)
        (newcomer,) = told["newcomers"]
        assert newcomer["nickname"] == "나"
        refused(await guest.get(path, headers=ticket), 428, "awaiting_host")
        before = len(host.received)
        await there.rest("POST", "/newcomers/admit", {"ids": [newcomer["id"]]})
        await host.saw("newcomers_waiting", lambda told: told["total"] == 0, after=before)
        assert (await guest.get(path, headers=ticket)).status_code == 200
        assert member.all("newcomers_waiting") == []
