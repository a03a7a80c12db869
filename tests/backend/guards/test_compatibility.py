"""What is said to have been tried names a test or a day, and the versions that are pinned."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from guards.sources import ROOT

PAGE = ROOT / "docs" / "compatibility.md"
REQUIREMENTS = (
    "backend/requirements.txt",
    "backend/requirements-dev.txt",
    "load/requirements.txt",
    "tests/protocol/clients/requirements.txt",
)
PACKAGES = ("package.json", "frontend/package.json", "tests/e2e/package.json",
            "tests/protocol/package.json", "load/peers/package.json")  # fmt: skip
IMAGES = ("docker-compose.prod.yml", *sorted(
    str(path.relative_to(ROOT)) for path in (ROOT / ".github/workflows").glob("*.yml")
))  # fmt: skip
IMAGE_OF = {"postgresql": "postgres"}
VERSION = re.compile(r"\d|the oldest in the README|as a URL|the version was not written down")
EXACT = re.compile(r"\b\d+\.\d+(?:\.\d+)?\b")


class Row(NamedTuple):
    """One row of a table of five columns."""

    what: str
    version: str
    run: str
    outcome: str
    by: str


def rows(text: str) -> list[Row]:
    """The rows below the heads of all tables."""
    found = [re.findall(r"(?<=\| )(.*?)(?= \|)", line) for line in text.splitlines()]
    tables = [cells for cells in found if cells and not cells[0].startswith("---")]
    return [Row(*cells) for cells in tables if cells[-1] != "by"]


ROWS = rows(PAGE.read_text())


def every_pin() -> Iterator[tuple[str, str]]:
    """The names of packages and images, with a version that is pinned somewhere."""
    for name in REQUIREMENTS:
        yield from re.findall(r"(?m)^([\w.-]+)==([^\s;]+)", (ROOT / name).read_text())
    for name in IMAGES:
        yield from re.findall(r"image: ([\w-]+):([\d.]+)", (ROOT / name).read_text())
    for name in PACKAGES:
        package = json.loads((ROOT / name).read_text())
        wanted = {**package.get("dependencies", {}), **package.get("devDependencies", {})}
        for one, pin in wanted.items():
            real, _, version = pin.removeprefix("npm:").rpartition("@")
            yield real or one, version


def pins() -> dict[str, set[str]]:
    """All of them, by the name in small letters."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, version in every_pin():
        found[name.lower()].add(version)
    return found


PINS = pins()


def pinned(row: Row) -> set[str]:
    """The versions that are pinned of what a row is about."""
    name = row.what.lower()
    return PINS.get(IMAGE_OF.get(name, name), set())


def unfounded(row: Row) -> list[str]:
    """What is wrong with the last cell of a row."""
    day = re.fullmatch(r"by hand, (\d{4}-\d\d-\d\d)", row.by)
    if day:
        return [] if date.fromisoformat(day[1]) else [row.by]
    makefile = (ROOT / "Makefile").read_text()
    named = re.findall(r"`([^`]+)`", row.by)
    left = re.sub(r"`[^`]+`|, ", "", row.by)
    missing = [one for one in named if not is_there(one, makefile)]
    return missing + ([left or "nothing"] if left or not named else [])


def is_there(named: str, makefile: str) -> bool:
    """Whether a word of the Makefile, or a file or folder of the repository, exists."""
    if named.startswith("make "):
        return f"\n{named.removeprefix('make ')}: " in makefile
    return Path(named).parts[0] == "tests" and (ROOT / named).exists()


def wrong_versions(row: Row) -> set[str]:
    """Exact versions that are not the pinned ones, where a test made the row."""
    if row.by.startswith("by hand") or not pinned(row):
        return set()
    debian = re.sub(r"Debian 12's(?: \(?\d[\d.]*\)?)?", "", row.version)
    return set(EXACT.findall(debian)) - pinned(row)


def test_there_are_rows_of_every_kind() -> None:
    kinds = PAGE.read_text().count("\n| --- |")
    assert kinds >= 5
    assert len(ROWS) > 4 * kinds
    assert {"PostgreSQL", "Redis", "socket.io-client", "python-socketio"} <= {r.what for r in ROWS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.what} {row.version}")
def test_a_row_names_what_made_it(row: Row) -> None:
    assert unfounded(row) == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.what} {row.version}")
def test_a_row_names_a_version_or_says_that_it_has_none(row: Row) -> None:
    assert VERSION.search(row.version)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.what} {row.version}")
def test_a_row_names_the_versions_that_are_pinned(row: Row) -> None:
    assert wrong_versions(row) == set()


def test_the_old_clients_are_all_named() -> None:
    said = " ".join(row.version for row in ROWS if row.by == "`make protocol-test`")
    clients = json.loads((ROOT / "tests/protocol/package.json").read_text())["dependencies"]
    versions = {pin.rpartition("@")[2] for pin in clients.values()} | PINS["python-socketio"]
    assert versions <= set(EXACT.findall(said))


def test_a_row_that_is_wrong_is_found() -> None:
    row = Row("Redis", "7.4.5", "it", "works", "`make test-backend`")
    assert (unfounded(row), wrong_versions(row)) == ([], set())
    assert not VERSION.search("its Socket.IO engine")
    wrong = ("", "by hand", "by hand, yesterday", "`make nothing`", "`tests/nowhere.py`", "`load`")
    for by in wrong:
        assert unfounded(row._replace(by=by)), by
    with pytest.raises(ValueError, match="day is out of range"):
        unfounded(row._replace(by="by hand, 2026-02-30"))
    assert wrong_versions(row._replace(version="7.4.4 in the compose file")) == {"7.4.4"}
    assert wrong_versions(row._replace(version="7.4.4", by="by hand, 2026-11-28")) == set()
