"""Documents name files that exist: a name in backquotes is the end of some file's path."""

import re
from pathlib import Path

import pytest

from guards.sources import ROOT, source_files

_NAMED = re.compile(r"`([a-z0-9_./-]*[a-z0-9_]\.(?:py|ts|svelte|c|h|sh|conf|mjs))`", re.IGNORECASE)
_DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").glob("*.md"),
    *(ROOT / "backend" / "decisions").glob("*.md"),
    *(ROOT / "load").glob("*.md"),
    *(ROOT / "tests").rglob("*.md"),
]
_NOT_HERE = re.compile("claps|squid.conf", re.IGNORECASE)  # a reader writes it; a proxy's own


def missing(text: str, paths: list[str]) -> set[str]:
    """The files that a text names and that are not there."""
    named = {name for name in _NAMED.findall(text) if not _NOT_HERE.search(name)}
    return {name for name in named if not any(_ends(path, name) for path in paths)}


def _ends(path: str, name: str) -> bool:
    return path == name or path.endswith("/" + name.removeprefix("./"))


@pytest.fixture(scope="module")
def paths() -> list[str]:
    """Every source file of the repository."""
    endings = (".py", ".ts", ".svelte", ".c", ".h", ".sh", ".conf", ".mjs")
    return [str(path.relative_to(ROOT)) for path in source_files(*endings)]


def test_a_file_that_is_not_there_is_found(paths: list[str]) -> None:
    assert missing("see `core/no_such_file.py` and `core/clock.py`", paths) == {
        "core/no_such_file.py"
    }


@pytest.mark.parametrize("document", _DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_document_names_files_that_exist(document: Path, paths: list[str]) -> None:
    assert missing(document.read_text(), paths) == set()
