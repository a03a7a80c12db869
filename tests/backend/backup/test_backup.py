"""Backups of PostgreSQL: whole or not at all, and the reason in one line."""

import os
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

from app.core.database_url import libpq_environment
from fixtures import postgres
from fixtures.ports import HOST, free_port
from fixtures.scripts import SCRIPTS, backups, run
from fixtures.waiting import PATIENCE

NOWHERE = f"postgresql://nobody@{HOST}:1/engagenow"


@pytest.fixture(scope="module")
def guarded() -> Iterator[postgres.PrivateServer]:
    """A server that asks for a password."""
    with postgres.private(password="the right one") as server:
        yield server


@pytest.mark.parametrize("password", ["", "the wrong one"])
def test_without_the_password_none_is_made(
    guarded: postgres.PrivateServer, folder: Path, password: str
) -> None:
    refusal = run("backup.sh", guarded.url, BACKUP_DIR=str(folder), PGPASSWORD=password).refusal
    assert "no backup was made" in refusal
    assert "password" in refusal
    assert backups(folder) == []


def test_without_a_server_none_is_made(folder: Path) -> None:
    url = f"postgresql://nobody@{HOST}:{free_port()}/engagenow"
    assert "Connection refused" in run("backup.sh", url, BACKUP_DIR=str(folder)).refusal
    assert backups(folder) == []


def test_what_holds_none_of_our_tables_is_no_backup(empty: str, folder: Path) -> None:
    refusal = run("backup.sh", empty, BACKUP_DIR=str(folder)).refusal
    assert "our tables are not in it" in refusal
    assert backups(folder) == []


def test_two_at_once_are_refused(filled: str, folder: Path) -> None:
    command = ["flock", str(folder / ".lock"), str(SCRIPTS / "backup.sh")]
    environment = {**os.environ, **libpq_environment(filled), "BACKUP_DIR": str(folder)}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert "another backup is being made" in done.stderr
    assert backups(folder) == []


async def test_a_table_that_is_held_for_long_is_given_up_on(filled: str, folder: Path) -> None:
    db = await asyncpg.connect(filled)
    async with db.transaction():
        await db.execute("LOCK TABLE users")
        refusal = run("backup.sh", filled, BACKUP_DIR=str(folder), BACKUP_LOCK_WAIT="1s").refusal
    await db.close()
    assert "timeout" in refusal
    assert backups(folder) == []


def test_it_is_whole_for_its_owner_alone_and_its_age_is_known(filled: str, folder: Path) -> None:
    told = run("backup.sh", filled, BACKUP_DIR=str(folder))
    assert (told.status, told.errors) == (0, "")
    (made,) = backups(folder)
    assert str(made) in told.out
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    gauges = dict(line.split() for line in read(folder / "backup.prom") if line[0] != "#")
    assert int(gauges["engagenow_backup_time_seconds"]) == int(made.stat().st_mtime)
    assert int(gauges["engagenow_backup_size_bytes"]) == made.stat().st_size


def read(path: Path) -> list[str]:
    return path.read_text().splitlines()


def test_an_old_one_or_none_is_said(folder: Path) -> None:
    assert "there is no backup" in run("age.sh", NOWHERE, BACKUP_DIR=str(folder)).refusal
    made = folder / "engagenow-20261120T000000Z.dump"
    made.touch()
    assert run("age.sh", NOWHERE, BACKUP_DIR=str(folder)).status == 0
    hours = 27 * 3600
    os.utime(made, (made.stat().st_mtime - hours, made.stat().st_mtime - hours))
    assert "27 hours old" in run("age.sh", NOWHERE, BACKUP_DIR=str(folder)).refusal


def test_the_schedule_makes_one_and_ends_when_it_is_told(filled: str, folder: Path) -> None:
    environment = {**os.environ, **libpq_environment(filled), "BACKUP_DIR": str(folder)}
    command = [SCRIPTS / "schedule.sh"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as schedule:
        assert schedule.stdout is not None
        assert "engagenow-" in schedule.stdout.readline()
        schedule.send_signal(signal.SIGTERM)
        assert schedule.wait(PATIENCE) == 0
    assert len(backups(folder)) == 1


def test_the_schedule_says_why_none_is_made_and_tries_again(folder: Path) -> None:
    environment = {"BACKUP_DIR": str(folder), "BACKUP_RETRY": "1", **libpq_environment(NOWHERE)}
    with subprocess.Popen(
        [SCRIPTS / "schedule.sh"],
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
    ) as schedule:
        assert schedule.stderr is not None
        lines = [schedule.stderr.readline() for _ in range(2)]
        schedule.terminate()
        assert schedule.wait(PATIENCE) == 0
    assert all("no backup was made" in line for line in lines)


def test_each_of_one_second_is_another_one(filled: str, folder: Path) -> None:
    for _ in range(4):
        assert run("backup.sh", filled, BACKUP_DIR=str(folder), BACKUP_KEEP_ALL="1").status == 0
    assert len(backups(folder)) == 4
