"""The runbook speaks of lines that are logged, words that exist and files that are there."""

import re

import pytest

from guards.sources import APP, ROOT

RUNBOOK = (ROOT / "RUNBOOK.md").read_text()
SOURCES = "\n".join(path.read_text() for path in APP.rglob("*.py"))
MAKEFILE = (ROOT / "Makefile").read_text()
SCRIPTS = ROOT / "deploy" / "backup"
# What looks like a line and is none: names of the database, of files and of services.
NO_LINES = {"database_epoch", "token_version"}


def named(pattern: str) -> set[str]:
    """Everything in the runbook that looks like this; there is something."""
    found = set(re.findall(pattern, RUNBOOK))
    assert found
    return found


def test_lines_are_logged() -> None:
    lines = {f'"{line}"' for line in named(r"`([a-z]+(?:_[a-z]+)+)`") - NO_LINES}
    assert {line for line in lines if line not in SOURCES} == set()


def test_words_exist() -> None:
    words = named(r"\bmake ([a-z-]+)\b(?= |`|\n)") - {"one", "room"}
    assert {word for word in words if f"\n{word}: " not in MAKEFILE} == set()


def test_scripts_are_there() -> None:
    for script in named(r"/opt/backup/([a-z]+\.sh)"):
        assert (SCRIPTS / script).stat().st_mode & 0o100


def test_settings_are_read() -> None:
    read = "\n".join(path.read_text() for path in SCRIPTS.glob("*.sh"))
    assert {name for name in named(r"`(BACKUP_[A-Z_]+)`") if name not in read} == set()


@pytest.mark.parametrize("link", sorted(named(r"\]\(#([a-z-]+)\)")))
def test_links_lead_somewhere(link: str) -> None:
    titles = re.findall(r"(?m)^## (.+)$", RUNBOOK)
    assert link in {title.lower().replace(" ", "-") for title in titles}
