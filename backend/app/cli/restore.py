"""`restore`: restores a backup, under a new epoch."""

import shutil
import sqlite3
from argparse import Namespace
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from app.cli.backup import back_up, copy, database_file, run_script
from app.core.ids import new_id

_OURS = "SELECT count(*) FROM sqlite_master WHERE name = 'live_sessions'"
_TABLES = "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
_EPOCH = "SELECT count(*) FROM sqlite_master WHERE name = 'database_epoch'"


def run(arguments: Namespace) -> None:
    """The command `restore`.

    Raises:
        SystemExit: nothing was restored, and the database is unchanged.
    """
    backup, file = Path(arguments.file).resolve(), database_file()
    if file is None:
        run_script("restore.sh", str(backup), *(["--replace"] if arguments.replace else []))
    else:
        restore(backup, file, replace=arguments.replace)
        print(f"restored {backup}")  # noqa: T201 - the answer to `make restore`


def restore(backup: Path, file: Path, *, replace: bool) -> None:
    """Restore `backup` into `file`; a running server notices.

    Raises:
        SystemExit: nothing was restored, and the file is unchanged.
    """
    try:
        if reason := _objection(backup, file, replace=replace):
            raise SystemExit(f"Nothing was restored: {reason}")
        with TemporaryDirectory(dir=file.parent, prefix=".restoring-") as folder:
            fresh = Path(shutil.copy(backup, folder))
            _begin_epoch(fresh)
            copy(fresh, file)
    except (OSError, sqlite3.Error) as error:
        raise SystemExit(f"Nothing was restored: {error}") from None


def _objection(backup: Path, file: Path, *, replace: bool) -> str | None:
    """Return why the restore is refused; back up a database that is to be replaced."""
    if not backup.is_file():
        return f"there is no {backup}"
    if not _count(backup, _OURS, "&immutable=1"):  # else SQLite leaves files beside it
        return f"{backup} is no backup of ours"
    if file.exists() and _count(file, _TABLES):
        if not replace:
            return f"{file} is not empty; REPLACE=1 backs it up and replaces what is there"
        back_up(file)
    return None


def _count(file: Path, question: str, option: str = "") -> int:
    with closing(sqlite3.connect(f"file:{file}?mode=ro{option}", uri=True)) as db:
        (found,) = db.execute(question).fetchone()
    return int(found)


def _begin_epoch(file: Path) -> None:
    """Set a new epoch, so that clients notice that they saw more; old backups have none yet."""
    with closing(sqlite3.connect(file)) as db, db:
        if db.execute(_EPOCH).fetchone()[0]:
            db.execute("UPDATE database_epoch SET value = ?", [new_id()])
