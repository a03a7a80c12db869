"""Whoever is revoked is out at once, by REST and on every socket of every worker."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from fixtures import new_database
from fixtures.invitations import enlist
from fixtures.pace import scaled
from fixtures.server import Server, both_databases, serving
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Talk, open_talk

REVOKED_SECONDS = 2
TAKEN_OVER_SECONDS = 10  # from the invitation to the first thing that the audience sees


@pytest.fixture(scope="module")
def workers(
    redis_url: str, redis_prefix: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    with ExitStack() as stack:
        settings = {
            "DATABASE_URL": stack.enter_context(new_database.postgresql()),
            "REDIS_URL": redis_url,
            "REDIS_PREFIX": redis_prefix,
        }
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def talks(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Talk]]:
    """One session as both workers have it."""
    async with open_talk(workers[0], sockets) as talk:
        yield [talk, replace(talk, server=workers[1])]


async def told_and_cut(socket: Socket) -> None:
    """Wait until a socket was told why, and is gone."""
    assert (await socket.saw("removed"))["code"] == "crew_revoked"
    await socket.hung_up()


async def every_endpoint_refuses(talk: Talk, token: str) -> None:
    """Neither by REST nor by socket does anything go on."""
    headers = {"authorization": f"Bearer {token}"}
    for method, path in (
        ("GET", f"/api/sessions/{talk.id}"),
        ("GET", f"/api/sessions/{talk.id}/events"),
        ("DELETE", f"/api/sessions/{talk.id}/pinned"),
        ("POST", "/api/crew/renew"),
    ):
        answer = await talk.http.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "crew_revoked")
    socket = await talk.connect(token)
    for command, payload in (
        ("join_session", {"session_id": talk.id}),
        ("renew", {"token": token}),
    ):
        ack = await socket.call(command, payload)
        assert (ack["ok"], ack["code"]) == (False, "crew_revoked")


@both_databases
async def test_who_is_revoked_is_told_cut_and_does_not_come_back(talk: Talk) -> None:
    member = await enlist(talk.http, talk.session)
    colleague = await enlist(talk.http, talk.session, name="남는 사람")
    tabs = [await talk.join(await talk.connect(member["token"])) for _ in range(2)]
    stays = await talk.join(await talk.connect(colleague["token"]))
    guest = await talk.enter()
    await talk.rest("DELETE", f"/crew/{member['crew']['id']}")
    await every_endpoint_refuses(talk, member["token"])
    for tab in tabs:
        await told_and_cut(tab)
    await every_endpoint_refuses(talk, member["token"])
    await talk.fence(stays, guest)
    assert not stays.all("removed") + guest.all("removed")


async def test_an_invitation_that_is_revoked_ends_nobody(talk: Talk) -> None:
    member = await enlist(talk.http, talk.session)
    socket = await talk.join(await talk.connect(member["token"]))
    invitation = await talk.rest("POST", "/invitations", {"role": "moderator"})
    mark = len(socket.received)
    await talk.rest("DELETE", f"/crew/{invitation['id']}")
    await socket.saw("hidden", after=mark)
    await talk.fence(socket)
    assert not socket.all("removed")


async def test_what_a_co_host_does_on_one_worker_is_felt_on_the_other(talks: list[Talk]) -> None:
    here, there = talks
    guest = await here.enter()
    async with asyncio.timeout(scaled(TAKEN_OVER_SECONDS)):
        member = await enlist(here.http, here.session, "co_presenter")
        co_host = await there.join(await there.connect(member["token"]))
        assert (await co_host.call("send_message", {"message": "hello"}))["ok"]
        assert (await guest.saw("new_message"))["sender"]["role"] == "co_presenter"
        headers = {"authorization": f"Bearer {member['token']}"}
        path = f"{there.server.url}/api/sessions/{there.id}/pause"
        assert (await here.http.post(path, headers=headers)).status_code == 200
        await guest.saw("session_updated", lambda told: told["status"] == "paused")


async def test_who_is_revoked_is_out_on_every_worker(talks: list[Talk]) -> None:
    member = await enlist(talks[0].http, talks[0].session)
    tabs = [await talk.join(await talk.connect(member["token"])) for talk in talks]
    async with asyncio.timeout(scaled(REVOKED_SECONDS)):
        await talks[0].rest("DELETE", f"/crew/{member['crew']['id']}")
        for tab in tabs:
            await told_and_cut(tab)
