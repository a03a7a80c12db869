"""Releases: what the workflow tags has its section in the changelog, and its version everywhere."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app import __version__
from app.core.config import ROOT
from fixtures.waiting import PATIENCE

FILES = (
    "scripts/release-notes",
    "CHANGELOG.md",
    "backend/app/__init__.py",
    "backend/pyproject.toml",
    "clients/python/pyproject.toml",
    "package.json",
    "frontend/package.json",
    "tests/e2e/package.json",
)


def notes(root: Path, version: str) -> subprocess.CompletedProcess[str]:
    """What the release workflow asks for."""
    command = [root / "scripts" / "release-notes", version]
    return subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files of a release, to be changed."""
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", FILES[2:])
def test_a_file_of_another_version_keeps_it_from_being_released(copy: Path, name: str) -> None:
    (copy / name).write_text((copy / name).read_text().replace(__version__, "9.9.9"))
    refused = notes(copy, __version__)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"{name} is not of version {__version__}.\n"


def test_another_version_than_the_codes_is_not_released(copy: Path) -> None:
    refused = notes(copy, "9.9.9")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == "backend/app/__init__.py is not of version 9.9.9.\n"


@pytest.mark.parametrize("changelog", ["", "## {version}\n\n", "## Unreleased\n\n- New.\n"])
def test_a_version_of_which_nothing_is_said_is_not_released(copy: Path, changelog: str) -> None:
    (copy / "CHANGELOG.md").write_text(changelog.format(version=__version__))
    refused = notes(copy, __version__)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "CHANGELOG.md has no section" in refused.stderr


def test_the_notes_are_what_the_changelog_says_of_this_version_alone(copy: Path) -> None:
    versions = ("0.9.9", __version__, "0.0.1")
    text = "".join(f"## {version} of a day\n\n- News of {version}.\n\n" for version in versions)
    (copy / "CHANGELOG.md").write_text(f"## Unreleased\n\n{text}")
    assert notes(copy, __version__).stdout == f"- News of {__version__}.\n"


def test_news_that_are_under_no_version_keep_it_from_being_released(copy: Path) -> None:
    changelog = f"## Unreleased\n\n- New.\n\n## {__version__} of a day\n\n- Old.\n"
    (copy / "CHANGELOG.md").write_text(changelog)
    refused = notes(copy, __version__)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert 'CHANGELOG.md has news under "## Unreleased"' in refused.stderr


def test_this_version_is_in_the_changelog(copy: Path) -> None:
    changelog = copy / "CHANGELOG.md"
    released = re.sub(r"(?ms)^## Unreleased$.*?(?=^## )", "", changelog.read_text())
    changelog.write_text(released)
    assert notes(copy, __version__).stdout.startswith("- ")


def test_a_devcontainer_runs_the_tests() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    words = re.findall(r"make ([a-z-]+)", container["postCreateCommand"])
    makefile = (ROOT / "Makefile").read_text()
    assert words
    assert all(re.search(rf"^{word}:", makefile, re.MULTILINE) for word in words)
    assert container["remoteUser"] == "root"  # on Debian tests install what they need as root alone
