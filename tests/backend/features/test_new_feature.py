"""The feature of docs/first-feature.md plugs in: its folder, and its line in the registry."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures import contract
from fixtures.first_feature import backend_with_claps, generate_contract
from fixtures.server import Server, commanded, sqlite_in
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Talk, open_talk


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """A server with one feature more."""
    return backend_with_claps(tmp_path / "with claps")


@pytest.fixture
def written(version: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What goes over the wire is as its own contract says, which was generated."""
    generate_contract(version)
    monkeypatch.setattr(contract, "DOCUMENT", version / "contract" / "socket.json")
    contract.forget()
    yield
    contract.forget()


@pytest.fixture
def server(version: Path, written: None, tmp_path: Path) -> Iterator[Server]:
    with commanded(tmp_path, cwd=version, DATABASE_URL=sqlite_in(tmp_path)) as server:
        yield server


async def test_its_commands_routes_events_snapshot_and_switch_are_there(
    server: Server, sockets: Sockets
) -> None:
    async with open_talk(server, sockets) as talk:
        one, other = await talk.enter(), await talk.enter()

        refused = await (await talk.connect()).call("clap", {"hands": 2})
        assert refused["code"] == "not_joined"
        refused = await one.call("clap", {"hands": "two"})
        assert refused["code"] == "invalid_request"

        ack = await one.call("clap", {"hands": 2})
        assert await other.saw("clapped") == {"seq": ack["seq"], "hands": 2}
        assert (await talk.log())[-1]["type"] == "clapped"

        assert (await one.saw("joined_session"))["claps"] == 0
        assert (await (await talk.enter()).saw("joined_session"))["claps"] == 1

        assert (await talk.rest("GET", "/claps"))["asked_by"].startswith("presenter")
        nobody = await talk.http.get(
            f"/api/sessions/{talk.id}/claps", headers={"authorization": ""}
        )
        assert nobody.status_code == 401
        await is_turned_off(talk, one)


async def is_turned_off(talk: Talk, member: Socket) -> None:
    """A host turns claps off, and nobody claps."""
    shown = await talk.rest("PATCH", "/features", {"claps": False})
    assert (shown["features"]["chat"], shown["features"]["claps"]) == (True, False)
    refused = await member.call("clap", {"hands": 2})
    assert refused["code"] == "claps_off"
