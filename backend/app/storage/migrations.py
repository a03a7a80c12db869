"""Bringing the database to the newest revision, and saying which one this code needs."""

import sqlite3
from argparse import Namespace
from functools import lru_cache

import structlog
from alembic import command
from alembic.config import Config
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
    """The word of the command line."""
    upgrade()


def upgrade() -> None:
    """Apply every migration that is missing; does nothing on a database that is up to date.

    A database of a newer version is left as it is: migrations only add, so that the version
    before can serve it meanwhile.

    Raises:
        SystemExit: the database is away, or a migration failed; nothing of it is left then.
    """
    try:
        command.upgrade(alembic_config(), "head")
    except Exception as error:
        if not isinstance(error.__cause__, ResolutionError):
            raise SystemExit(f"The database is not migrated: {_reason(error)}") from None
        log.warning("database_is_newer", newest_known=newest())


def is_enough(revision: str) -> bool:
    """Whether this code can serve a database of this revision: its own newest, or a later one."""
    return revision == newest() or revision not in _chain()[1]


def newest() -> str | None:
    """The revision that this code was written for."""
    return _chain()[0]


@lru_cache
def _chain() -> tuple[str | None, frozenset[str]]:
    script = ScriptDirectory.from_config(alembic_config())
    known = frozenset(one.revision for one in script.walk_revisions())
    return script.get_current_head(), known


def alembic_config() -> Config:
    """Alembic's configuration, whatever the working directory."""
    return Config(ROOT / "backend" / "alembic.ini")


def _reason(error: Exception) -> str:
    """The first line, in the words of the driver where there is one: the rest is its statement."""
    orig = getattr(error, "orig", None)
    told = (str(orig or error) or type(error).__name__).strip().splitlines()[0]
    if "unsupported startup parameter" in told:
        told += " (behind PgBouncer, end it with ?pgbouncer=true)"
    return f"DATABASE_URL: {told}" if _is_of_the_address(orig or error) else told


def _is_of_the_address(error: BaseException) -> bool:
    """Whether it never came to a question: the database is not where, or not as, the URL says."""
    # Classes of PostgreSQL's states.
    codes = ("08", "28", "3D", "57P03")  # connection, authorization, database, not accepting yet
    state = str(getattr(error, "sqlstate", None) or getattr(error, "pgcode", None) or "")
    is_sqlite = isinstance(error, sqlite3.OperationalError | sqlite3.DatabaseError)
    return (
        state.startswith(codes)
        or isinstance(error, OSError)
        or (is_sqlite and str(error).startswith(_NO_SQLITE))
    )
