"""The same words for a SQLite file, under a server that runs."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fixtures.forking import Forked
from fixtures.scripts import backups
from fixtures.server import clean_environment, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import open_talk
from fixtures.waiting import PATIENCE


@dataclass(frozen=True)
class Done:
    """How a command ended, and what it said."""

    status: int
    out: str
    errors: str


def word(folder: Path, *words: str) -> Done:
    """One word of the command line, about the database in `folder`."""
    settings = {"DATABASE_URL": sqlite_in(folder), "BACKUP_DIR": str(folder / "backup")}
    log = folder / "errors.log"
    log.unlink(missing_ok=True)
    with Forked([*words], {**clean_environment(), **settings}, log) as process:
        status, out = process.wait(2 * PATIENCE), process.stdout.read()
    return Done(status, out, log.read_text())


def refusal(folder: Path, *words: str) -> str:
    done = word(folder, *words)
    assert (done.status, done.out) == (1, "")
    (line,) = done.errors.splitlines()
    return line


def rows(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(file)) as db:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {name: db.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in names}


def test_what_cannot_be_copied_is_no_backup(tmp_path: Path) -> None:
    assert "No backup was made: " in refusal(tmp_path, "backup")
    (tmp_path / "test.db").write_bytes(b"no database at all" * 1000)
    assert "not a database" in refusal(tmp_path, "backup")
    assert backups(tmp_path / "backup", "db") == []


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    assert "there is no" in refusal(tmp_path, "restore", "nothing.db")
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("CREATE TABLE another (id)")
    assert "no backup of ours" in refusal(tmp_path, "restore", str(tmp_path / "other.db"))
    assert not (tmp_path / "test.db").exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "backup").write_text("a file where the folder should be")
    assert "No backup was made: " in refusal(tmp_path, "backup")


async def test_a_backup_of_a_chat_comes_back_while_people_are_there(
    tmp_path: Path, sockets: Sockets
) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        async with open_talk(server, sockets) as talk:
            member = await talk.enter(participant := await talk.add_participant())
            assert (await member.call("send_message", {"message": "before"}))["ok"]
            assert (await asyncio.to_thread(word, tmp_path, "backup")).status == 0
            for number in range(5):
                assert (await member.call("send_message", {"message": f"after {number}"}))["ok"]
            head = len(await talk.log())
            (made,) = backups(tmp_path / "backup", "db")
            told = await asyncio.to_thread(refusal, tmp_path, "restore", str(made))
            assert "REPLACE=1" in told
            assert list(made.parent.iterdir()) == [made]
            done = await asyncio.to_thread(word, tmp_path, "restore", str(made), "--replace")
            assert done.status == 0, done.errors
            await member.hung_up()
            again = await talk.join(await talk.connect(participant.token), since=head)
            welcome = await again.saw("joined_session")
            assert [one["message"] for one in welcome["messages"]] == ["before"]
            assert (welcome["head"], welcome["events"]) == (head - 5, [])
            first = await member.saw("joined_session")
            assert welcome["epoch"] != first["epoch"]


def test_every_row_comes_back_into_an_empty_place(tmp_path: Path) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)):
        pass
    assert word(tmp_path, "backup").status == 0
    (made,) = backups(tmp_path / "backup", "db")
    (other := tmp_path / "other").mkdir()
    assert word(other, "restore", str(made)).status == 0
    was, now = rows(made), rows(other / "test.db")
    assert was.pop("database_epoch") != now.pop("database_epoch")
    assert now == was
