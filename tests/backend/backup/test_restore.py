"""Restoring into PostgreSQL: all of it in one transaction, and only where nothing is lost by it."""

from pathlib import Path

import asyncpg
import pytest

from backup.conftest import USER, ask, rows
from fixtures.scripts import backups, run

EPOCH = "SELECT value FROM database_epoch"


@pytest.fixture
def backup(filled: str, folder: Path) -> Path:
    """A backup of a database with one user."""
    assert run("backup.sh", filled, BACKUP_DIR=str(folder)).status == 0
    return backups(folder)[0]


def refusal(url: str, folder: Path, *arguments: str) -> str:
    """Why nothing was restored; nothing was."""
    before = rows(url)
    said = run("restore.sh", url, *arguments, BACKUP_DIR=str(folder)).refusal
    assert rows(url) == before
    return said


def test_it_says_which_backups_there_are(empty: str, folder: Path, backup: Path) -> None:
    assert backup.name in refusal(empty, folder)


def test_what_is_no_backup_is_refused(empty: str, folder: Path, backup: Path) -> None:
    assert "there is no nothing" in refusal(empty, folder, "nothing")
    assert "--forced is not known" in refusal(empty, folder, str(backup), "--forced")
    text = folder.parent / "text.dump"
    text.write_text("a text")
    assert "no whole backup" in refusal(empty, folder, str(text))


@pytest.mark.parametrize("left", [0.3, 0.9, 0.999])
def test_what_was_cut_short_is_refused(empty: str, folder: Path, backup: Path, left: float) -> None:
    cut = folder.parent / "cut.dump"
    cut.write_bytes(backup.read_bytes()[: int(backup.stat().st_size * left)])
    assert "no whole backup" in refusal(empty, folder, str(cut))


def test_over_what_is_there_nothing_is_restored_unless_that_is_said(
    filled: str, folder: Path, backup: Path
) -> None:
    ask(filled, USER, "later@example.com")
    assert "not empty" in refusal(filled, folder, str(backup))
    assert len(backups(folder)) == 1


async def test_under_servers_that_run_nothing_is_restored(
    empty: str, folder: Path, backup: Path
) -> None:
    somebody = await asyncpg.connect(empty)
    said = run("restore.sh", empty, str(backup), BACKUP_DIR=str(folder)).refusal
    await somebody.close()
    assert "somebody uses the database (1 connections)" in said


def test_what_fails_at_the_end_leaves_everything_as_it_was(filled: str, folder: Path) -> None:
    ask(filled, "CREATE TABLE zz (name text CHECK (name = current_database()))")
    ask(filled, "INSERT INTO zz VALUES (current_database())")
    assert run("backup.sh", filled, BACKUP_DIR=str(folder)).status == 0
    (made,) = backups(folder)
    ask(filled, "ALTER TABLE zz DROP CONSTRAINT zz_name_check")
    ask(filled, USER, "later@example.com")
    name = ask(filled, "SELECT current_database()")[0][0]
    renamed = filled.replace(str(name), f"{name}_2")
    server = filled.rpartition("/")[0] + "/postgres"
    ask(server, f'ALTER DATABASE "{name}" RENAME TO "{name}_2"')
    try:
        before = rows(renamed)
        said = run("restore.sh", renamed, str(made), "--replace", BACKUP_DIR=str(folder))
        assert said.status == 1
        assert "zz_name_check" in said.errors
        assert rows(renamed) == before
    finally:
        ask(server, f'ALTER DATABASE "{name}_2" RENAME TO "{name}"')


def test_every_row_comes_back_and_another_epoch(
    filled: str, empty: str, folder: Path, backup: Path
) -> None:
    assert run("restore.sh", empty, str(backup), BACKUP_DIR=str(folder)).status == 0
    was, now = rows(filled), rows(empty)
    assert was.pop("database_epoch") != now.pop("database_epoch")
    assert now == was
    assert len(str(ask(empty, EPOCH)[0][0])) == 32


def test_what_is_replaced_is_backed_up_first_and_no_backup_is_removed(
    filled: str, folder: Path, backup: Path
) -> None:
    ask(filled, USER, "later@example.com")
    replaced = rows(filled)
    told = run(
        "restore.sh", filled, str(backup), "--replace", BACKUP_DIR=str(folder), BACKUP_LATEST="1"
    )
    assert (told.status, told.errors) == (0, "")
    assert len(ask(filled, "SELECT 1 FROM users")) == 1
    first, before = backups(folder)
    assert first == backup
    assert run("restore.sh", filled, str(before), "--replace", BACKUP_DIR=str(folder)).status == 0
    found = rows(filled)
    assert found.pop("database_epoch") != replaced.pop("database_epoch")
    assert found == replaced
