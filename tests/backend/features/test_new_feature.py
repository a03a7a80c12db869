"""The feature of docs/first-feature.md plugs in: its folder, and its line in the registry."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.config import ROOT
from fixtures import contract
from fixtures.server import BACKEND, Server, clean_environment, commanded, sqlite_in
from fixtures.sockets import Socket, Sockets
from fixtures.talk import Talk, open_talk
from fixtures.waiting import PATIENCE

_PAGE = ROOT / "docs" / "first-feature.md"
FILES = dict(re.findall(r"^`(\w+\.py)`\n\n```python\n(.*?)```$", _PAGE.read_text(), re.M | re.S))


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """A server with one feature more; of what was there, one file has changed."""
    copy = tmp_path / "with claps" / "backend"
    shutil.copytree(BACKEND, copy, ignore=shutil.ignore_patterns(".*", "__pycache__"))
    folder = copy / "app" / "features" / "claps"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text)
    registry = copy / "app" / "registry.py"
    lines = registry.read_text().replace("FEATURES = [\n", "FEATURES = [\n    CLAPS,\n")
    line = "from app.features.claps.manifest import FEATURE as CLAPS\n"
    registry.write_text(f"{line}{lines}")
    return copy


@pytest.fixture
def written(version: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What goes over the wire is as its own contract says, which was generated."""
    generate = [sys.executable, "-m", "app", "contract"]
    subprocess.run(generate, check=True, cwd=version, timeout=PATIENCE, env=clean_environment())
    monkeypatch.setattr(contract, "DOCUMENT", version / "contract" / "socket.json")
    contract.forget()
    yield
    contract.forget()


@pytest.fixture
def server(version: Path, written: None, tmp_path: Path) -> Iterator[Server]:
    """It runs."""
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
    assert shown["features"] == {"chat": True, "reactions": True, "claps": False}
    refused = await member.call("clap", {"hands": 2})
    assert refused["code"] == "claps_off"
