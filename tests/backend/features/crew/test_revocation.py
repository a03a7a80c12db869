"""Whoever is revoked is out at once, by REST and on every socket of every worker."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from fixtures import postgres
from fixtures.hall import Hall, open_hall
from fixtures.invitations import enlist
from fixtures.pace import scaled
from fixtures.server import Server, both_databases, serving
from fixtures.sockets import Socket, Sockets

REVOKED_SECONDS = 2
TAKEN_OVER_SECONDS = 10  # from the invitation to the first thing that the audience sees


@pytest.fixture(scope="module")
def workers(
    redis_url: str, redis_prefix: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[list[Server]]:
    """Two workers."""
    with ExitStack() as stack:
        settings = {
            "DATABASE_URL": stack.enter_context(postgres.database()),
            "REDIS_URL": redis_url,
            "REDIS_PREFIX": redis_prefix,
        }
        folders = [tmp_path_factory.mktemp("worker") for _ in range(2)]
        yield [stack.enter_context(serving(folder, **settings)) for folder in folders]


@pytest.fixture
async def halls(workers: list[Server], sockets: Sockets) -> AsyncIterator[list[Hall]]:
    """One session as both workers have it."""
    async with open_hall(workers[0], sockets) as hall:
        yield [hall, replace(hall, server=workers[1])]


async def told_and_cut(socket: Socket) -> None:
    """Wait until a socket was told why, and is gone."""
    assert (await socket.saw("removed"))["code"] == "crew_revoked"
    await socket.hung_up()


async def every_door_refuses(hall: Hall, token: str) -> None:
    """Neither by REST nor by socket does anything go on."""
    headers = {"authorization": f"Bearer {token}"}
    for method, path in (
        ("GET", f"/api/sessions/{hall.id}"),
        ("GET", f"/api/sessions/{hall.id}/events"),
        ("DELETE", f"/api/sessions/{hall.id}/pinned"),
        ("POST", "/api/crew/renew"),
    ):
        answer = await hall.http.request(method, path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (403, "crew_revoked")
    socket = await hall.connect(token)
    for command, payload in (
        ("join_session", {"session_id": hall.id}),
        ("renew", {"token": token}),
    ):
        ack = await socket.call(command, payload)
        assert (ack["ok"], ack["code"]) == (False, "crew_revoked")


@both_databases
async def test_who_is_revoked_is_told_cut_and_does_not_come_back(hall: Hall) -> None:
    member = await enlist(hall.http, hall.session)
    colleague = await enlist(hall.http, hall.session, name="남는 사람")
    tabs = [await hall.join(await hall.connect(member["token"])) for _ in range(2)]
    stays = await hall.join(await hall.connect(colleague["token"]))
    guest = await hall.enter()
    await hall.rest("DELETE", f"/crew/{member['crew']['id']}")
    await every_door_refuses(hall, member["token"])
    for tab in tabs:
        await told_and_cut(tab)
    await every_door_refuses(hall, member["token"])
    await hall.fence(stays, guest)
    assert not stays.all("removed") + guest.all("removed")


async def test_an_invitation_that_is_revoked_ends_nobody(hall: Hall) -> None:
    member = await enlist(hall.http, hall.session)
    socket = await hall.join(await hall.connect(member["token"]))
    invitation = await hall.rest("POST", "/invitations", {"role": "moderator"})
    mark = len(socket.heard)
    await hall.rest("DELETE", f"/crew/{invitation['id']}")
    await socket.saw("hidden", after=mark)
    await hall.fence(socket)
    assert not socket.all("removed")


async def test_what_a_helper_does_on_one_worker_is_felt_on_the_other(halls: list[Hall]) -> None:
    here, there = halls
    guest = await here.enter()
    async with asyncio.timeout(scaled(TAKEN_OVER_SECONDS)):
        member = await enlist(here.http, here.session, "co_presenter")
        helper = await there.join(await there.connect(member["token"]))
        assert (await helper.call("send_message", {"message": "hello"}))["ok"]
        assert (await guest.saw("new_message"))["sender"]["role"] == "co_presenter"
        headers = {"authorization": f"Bearer {member['token']}"}
        path = f"{there.server.url}/api/sessions/{there.id}/pause"
        assert (await here.http.post(path, headers=headers)).status_code == 200
        await guest.saw("session_updated", lambda told: told["status"] == "paused")


async def test_who_is_revoked_is_out_on_every_worker(halls: list[Hall]) -> None:
    member = await enlist(halls[0].http, halls[0].session)
    tabs = [await hall.join(await hall.connect(member["token"])) for hall in halls]
    async with asyncio.timeout(scaled(REVOKED_SECONDS)):
        await halls[0].rest("DELETE", f"/crew/{member['crew']['id']}")
        for tab in tabs:
            await told_and_cut(tab)
