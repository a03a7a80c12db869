"""`restore`: bring a backup back, as another life of the database."""

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
    """The word of the command line.

    Raises:
        SystemExit: nothing was restored; the database is as it was.
    """
    backup, file = Path(arguments.file).resolve(), database_file()
    if file is None:
        run_script("restore.sh", str(backup), *(["--replace"] if arguments.replace else []))
    else:
        restore(backup, file, replace=arguments.replace)
        print(f"restored {backup}")  # noqa: T201 - the answer to `make restore`


def restore(backup: Path, file: Path, *, replace: bool) -> None:
    """Bring `backup` into `file`; a server that runs on it notices.

    Raises:
        SystemExit: nothing was restored; the file is as it was.
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
    """What speaks against it; what is to be replaced is backed up."""
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
    """Let clients notice that saw more than this backup; one of before epochs has none yet."""
    with closing(sqlite3.connect(file)) as db, db:
        if db.execute(_EPOCH).fetchone()[0]:
            db.execute("UPDATE database_epoch SET value = ?", [new_id()])
