"""A full disk: nothing is acknowledged that is not stored, everybody is told, and it passes."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from fixtures import postgres, scripts
from fixtures.plain_http import plain_http
from fixtures.server import serving, sqlite_in
from fixtures.small_disk import SmallDisk, small_disk
from fixtures.sockets import Socket, Sockets
from fixtures.talk import open_talk
from fixtures.waiting import ELSEWHERE
from rig.fault_rig import FaultRig, rigged
from rig.services import TEMPLATE, Services
from rig.waiting import PATIENCE, until


@pytest.fixture
def disk(request: pytest.FixtureRequest) -> Iterator[SmallDisk]:
    """A disk of as many megabytes as the test says."""
    with small_disk(request.param) as disk:
        yield disk


@pytest.fixture
def crowded(disk: SmallDisk, services: Services) -> Iterator[Services]:
    """A PostgreSQL whose data lie on that disk."""
    with postgres.private(disk.path) as database:
        crowded = Services(database, services.redis)
        crowded.prepare()
        yield crowded


@pytest.fixture
async def rig(crowded: Services, tmp_path: Path) -> AsyncIterator[FaultRig]:
    async with rigged(crowded, tmp_path, workers=1) as rig:
        yield rig


@pytest.fixture
async def sockets() -> AsyncIterator[Sockets]:
    async with AsyncExitStack() as stack:
        yield Sockets(stack)


async def until_ready_is(status: int, url: str) -> dict[str, Any]:
    """What readiness says once it is this."""
    async with plain_http(url) as http:

        async def look() -> httpx.Response | None:
            answer = await http.get("/health/ready")
            return answer if answer.status_code == status else None

        found: dict[str, Any] = (await until(look, ELSEWHERE)).json()
    return found


def said(log: Path, event: str) -> int:
    """How many lines a worker logged of this."""
    lines = [json.loads(line) for line in log.read_text().splitlines() if line[:1] == "{"]
    return sum(line["event"] == event for line in lines)


async def send_until_refused(socket: Socket) -> dict[str, Any]:
    """Say things until one of them is refused; the answer is that one."""
    async with asyncio.timeout(PATIENCE):
        for number in range(10_000):
            message = {"message": "여보세요 " * 80, "client_id": f"full {number}"}
            ack = await socket.call("send_message", message)
            if not ack["ok"]:
                return {"message": message, "ack": ack}
    raise AssertionError("nothing was refused")


@pytest.mark.parametrize("disk", [6], indirect=True)
async def test_the_disk_of_sqlite_is_full(
    disk: SmallDisk, sockets: Sockets, tmp_path: Path
) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(disk.path)) as server:
        async with open_talk(server, sockets) as talk:
            speaker, listener = await talk.enter(), await talk.enter()
            disk.fill()
            refused = await send_until_refused(speaker)
            assert refused["ack"]["code"] == "busy"
            assert (await until_ready_is(503, server.url))["database"] == "unavailable"
            assert said(server.log, "database_disk_full") == 1
            before = await talk.log()  # what is there can be read
            told = [one["seq"] for one in listener.all("new_message")]
            assert told == [one["seq"] for one in before if one["type"] == "new_message"]
            disk.free()
            assert (await speaker.call("send_message", refused["message"]))["ok"]
            await until_ready_is(200, server.url)
            assert (await talk.log())[:-1] == before


@pytest.mark.parametrize("disk", [144], indirect=True)
async def test_the_disk_of_postgresql_is_full(disk: SmallDisk, rig: FaultRig) -> None:
    (worker,) = rig.workers
    members = await rig.crowd(5)
    disk.fill()
    talking = asyncio.create_task(rig.chat(members, 40.0, PATIENCE, "여보세요 " * 80))
    state = await until_ready_is(503, worker.url)
    assert state["database"] == "unavailable"
    talking.cancel()
    disk.free()
    await asyncio.to_thread(rig.services.postgres.revive)
    await until_ready_is(200, worker.url)
    await rig.settle()  # and the checker compares every ack with the log
    assert said(worker.log, "database_disk_full") >= 1


@pytest.mark.parametrize("disk", [1], indirect=True)
def test_the_disk_of_the_backups_is_full(disk: SmallDisk, services: Services) -> None:
    url = f"{services.postgres.url}/{TEMPLATE}"
    disk.fill()
    refusal = scripts.run("backup.sh", url, BACKUP_DIR=str(disk.path)).refusal
    assert "no backup was made: " in refusal
    assert "No space left on device" in refusal
    left = {path.name: path.stat().st_size for path in disk.path.iterdir()}
    assert left.keys() == {"ballast", ".lock"}
    disk.free()
    assert scripts.run("backup.sh", url, BACKUP_DIR=str(disk.path)).status == 0
