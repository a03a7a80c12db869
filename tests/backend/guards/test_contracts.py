"""Each import contract of `backend/pyproject.toml` finds what it forbids, and nothing else."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from fixtures.waiting import PATIENCE
from guards.sources import APP, ROOT

SETTINGS = ROOT / "backend" / "pyproject.toml"
LINTER = Path(sys.executable).with_name("lint-imports")
# By the first words of a contract's name: imports that it forbids, and folders that no layer lists.
PLANTED = {
    "Imports run down": {
        ("app.core.codes", "app.web.deps"),
        ("app.core.qr", "app.features.identity.errors"),
        ("app.storage.one_of", "app.realtime.errors"),
        ("app.features.feeds.manifest", "app.operations.health"),
        ("app.operations.health.counts", "app.features.pulse.events"),
        ("app.planted", ""),
    },
    "Among features": {
        ("app.features.identity.repository", "app.features.live_sessions.errors"),
        ("app.features.word_filter.service", "app.features.dashboard.service"),
        ("app.features.messages.events", "app.features.participant_tokens.service"),
    },
    "Inside realtime": {
        ("app.realtime.engineio.engine", "app.realtime.rooms.room"),
        ("app.realtime.bus.redis_bus", "app.realtime.engineio.engine"),
        ("app.realtime.rooms.room", "app.realtime.gateway.server"),
        ("app.realtime.planted", ""),
    },
    "Inside operations": {
        ("app.operations.canary.client", "app.operations.health.labels"),
        ("app.operations.planted", ""),
    },
    "Inside storage": {
        ("app.storage.driver", "app.storage.unit_of_work"),
        ("app.storage.bearers", "app.storage.reuse"),
        ("app.storage.planted", ""),
    },
    "Inside a feature": {
        ("app.features.messages.policy", "app.features.messages.service"),
        ("app.features.reactions.fast", "app.features.reactions.socket"),
    },
    "Endpoints hold no SQL": {
        ("app.features.moderation.routes", "sqlalchemy"),
        ("app.features.messages.socket", "app.features.messages.policy"),
    },
    "Services and what lies under them": {
        ("app.features.moderation.views", "fastapi"),
        ("app.storage.statement", "socketio"),
    },
    "Only the unit of work": {("app.features.pulse.service", "app.realtime.rooms.delivery")},
}
FOUND = re.compile(r"^- +(app[\w.]*)(?: -> ([\w.]+))?", re.MULTILINE)


def plant(copy: Path) -> None:
    """Add every forbidden import to the end of its file, and every folder that no layer lists."""
    for module, imported in (fault for faults in PLANTED.values() for fault in faults):
        path = copy.joinpath(*module.split("."))
        if not imported:
            path.mkdir()
            (path / "__init__.py").touch()
            continue
        with path.with_suffix(".py").open("r+") as file:
            assert file.read(), f"{module} was moved"
            file.write(f"import {imported}\n")


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is reported of each contract in one copy that has all faults: a run costs seconds."""
    copy = tmp_path_factory.mktemp("backend")
    shutil.copytree(APP, copy / "app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(SETTINGS, copy)
    plant(copy)
    words = [LINTER, "--no-logo", "--no-cache"]
    wide = {"COLUMNS": "300"}  # a line is not broken in the middle of a name
    done = subprocess.run(
        words, cwd=copy, env=wide, capture_output=True, text=True, timeout=2 * PATIENCE, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    _, report = done.stdout.split("\nBroken contracts\n")
    sections = re.split(r"^(\w.*)\n-+$", report, flags=re.MULTILINE)
    return dict(zip(sections[1::2], sections[2::2], strict=True))


def test_every_contract_has_planted_faults() -> None:
    contracts = tomllib.loads(SETTINGS.read_text())["tool"]["importlinter"]["contracts"]
    starts = [[start for start in PLANTED if one["name"].startswith(start)] for one in contracts]
    assert sorted(starts) == sorted([start] for start in PLANTED)


@pytest.mark.parametrize("start", PLANTED)
def test_a_contract_finds_what_it_forbids(broken: dict[str, str], start: str) -> None:
    (report,) = (text for name, text in broken.items() if name.startswith(start))
    assert set(FOUND.findall(report)) == PLANTED[start], report
