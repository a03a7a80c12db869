"""`backup`: a complete copy of the database, or none.

PostgreSQL is copied by the scripts of `deploy/backup`, which need no Python; a SQLite file is
copied here.
"""

import os
import sqlite3
import time
from argparse import Namespace
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import make_url

from app.core.config import ROOT, get_settings
from app.core.database_url import libpq_environment

SCRIPTS = ROOT / "deploy" / "backup"


def run(_arguments: Namespace) -> None:
    """The command `backup`.

    Raises:
        SystemExit: no backup was made.
    """
    file = database_file()
    if file is None:
        run_script("backup.sh")
    else:
        print(back_up(file), flush=True)  # noqa: T201 - the answer to `make backup`
        os.execv(SCRIPTS / "rotate.sh", ["rotate.sh", str(folder()), "db"])  # noqa: S606 - ours


def database_file() -> Path | None:
    """Return the SQLite file; None if the database is PostgreSQL."""
    url = make_url(get_settings().database_url)
    return Path(url.database or "") if url.drivername.startswith("sqlite") else None


def folder() -> Path:
    """Return the folder of backups."""
    return Path(os.environ.get("BACKUP_DIR") or ROOT / "backup")


def run_script(name: str, *arguments: str) -> None:
    """Replace this process by a script for PostgreSQL."""
    found = libpq_environment(get_settings().database_url)
    environment = {**os.environ, **found, "BACKUP_DIR": str(folder())}
    os.execve(SCRIPTS / name, [name, *arguments], environment)  # noqa: S606 - ours


def back_up(file: Path) -> Path:
    """Copy the database in a consistent state while it is in use.

    Raises:
        SystemExit: no backup was made, and no partial file is left.
    """
    made = _free_name()
    part = made.with_suffix(".part")
    try:
        made.parent.mkdir(parents=True, exist_ok=True)
        part.touch(mode=0o600)  # it holds everything
        copy(file, part)
        part.replace(made)
    except (OSError, sqlite3.Error) as error:
        raise SystemExit(f"No backup was made: {error}") from None
    finally:
        with suppress(OSError):  # where it could not even be made
            part.unlink()
    return made


def _free_name() -> Path:
    """Return an unused file name, also for a second backup in the same second."""
    while (named := folder() / f"{datetime.now(UTC):engagenow-%Y%m%dT%H%M%SZ}.db").exists():
        time.sleep(0.2)
    return named


def copy(source: Path, target: Path) -> None:
    """Copy one database over another in a single transaction.

    Raises:
        sqlite3.Error: the source is incomplete, or the target is not writable.
    """
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as whole,
        closing(sqlite3.connect(target)) as other,
    ):
        if (found := whole.execute("PRAGMA quick_check").fetchone()[0]) != "ok":
            raise sqlite3.DatabaseError(found)
        whole.backup(other)
