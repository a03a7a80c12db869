"""Migrating the database, and the revision that this code needs."""

import sqlite3
from argparse import Namespace
from functools import lru_cache
from typing import Any

import structlog
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from alembic.script.revision import ResolutionError

from app.core.config import ROOT

log = structlog.get_logger()

# What SQLite says of a file that it cannot use.
_NO_SQLITE = (
    "unable to open database file",
    "file is not a database",
    "attempt to write a readonly",
)


def run(_arguments: Namespace) -> None:
    """The command `python -m app migrate`."""
    upgrade()


def upgrade() -> None:
    """Apply all missing migrations.

    A newer database stays as it is: migrations only add, so that the previous version keeps working
    on it.

    Raises:
        SystemExit: the database does not answer, or a migration failed and was rolled back.
    """
    try:
        # What `alembic.command.upgrade` does, which would read all migrations again.
        with EnvironmentContext(alembic_config(), _scripts(), fn=_missing, destination_rev="head"):
            _scripts().run_env()
    except Exception as error:
        if not isinstance(error.__cause__, ResolutionError):
            raise SystemExit(f"The database is not migrated: {_reason(error)}") from None
        log.warning("database_is_newer", newest_known=newest())


def is_enough(revision: str) -> bool:
    """Return whether this code runs on a database of `revision`: its own newest or a later one."""
    return revision == newest() or revision not in _chain()[1]


def newest() -> str | None:
    """Return the newest revision that this code knows."""
    return _chain()[0]


@lru_cache
def _chain() -> tuple[str | None, frozenset[str]]:
    known = frozenset(one.revision for one in _scripts().walk_revisions())
    return _scripts().get_current_head(), known


def _missing(revision: Any, _context: object) -> Any:
    return _scripts()._upgrade_revs("head", revision)


@lru_cache
def _scripts() -> ScriptDirectory:
    """Return the migrations, whose files are read once."""
    return ScriptDirectory.from_config(alembic_config())


def alembic_config() -> Config:
    """Return Alembic's configuration, independent of the working directory."""
    return Config(ROOT / "backend" / "alembic.ini")


def _reason(error: Exception) -> str:
    """Return the first line of the driver's error; the rest is the SQL statement."""
    orig = getattr(error, "orig", None)
    message = (str(orig or error) or type(error).__name__).strip().splitlines()[0]
    if "unsupported startup parameter" in message:
        message += " (behind PgBouncer, end it with ?pgbouncer=true)"
    return f"DATABASE_URL: {message}" if _is_of_the_address(orig or error) else message


def _is_of_the_address(error: BaseException) -> bool:
    """Return whether connecting failed: `DATABASE_URL` is wrong or the server is down."""
    # Classes of PostgreSQL's states.
    codes = ("08", "28", "3D", "57P03")  # connection, authorization, database, not accepting yet
    state = str(getattr(error, "sqlstate", None) or getattr(error, "pgcode", None) or "")
    is_sqlite = isinstance(error, sqlite3.OperationalError | sqlite3.DatabaseError)
    return (
        state.startswith(codes)
        or isinstance(error, OSError)
        or (is_sqlite and str(error).startswith(_NO_SQLITE))
    )
