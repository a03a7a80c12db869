"""A database for one run, dropped at its end, in SQLite or this machine's PostgreSQL."""

import asyncio
import contextlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import asyncpg

from kit.guard import loopback_url

_ACCOUNTS = ("postgres", "root")
_SQLITE = "sqlite:///"


@contextlib.contextmanager
def database(kind: str, folder: Path, like: str = "") -> Iterator[str]:
    """Lend the URL of a database, which is empty or a copy.

    Args:
        kind: `sqlite`, `postgresql` (this machine's server on its usual port), or the URL of a
            PostgreSQL server of this machine without a database's name.
        folder: where a SQLite file is made.
        like: the URL of the one that is copied; of the same kind, and nobody may be using it.
    """
    if kind == "sqlite":
        file = folder / "load.db"
        if like:
            _copy_file(like.removeprefix(_SQLITE), file)
        yield f"{_SQLITE}{file}"
        return
    server = _local_server() if kind == "postgresql" else loopback_url(kind)
    name = f"engagenow_load_{secrets.token_hex(4)}"
    copied = like.rpartition("/")[2]
    _ask(server, f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{copied}"' if copied else ""))
    try:
        yield f"{server}/{name}"
    finally:
        _ask(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _copy_file(of: str, to: Path) -> None:
    with (
        contextlib.closing(sqlite3.connect(of)) as source,
        contextlib.closing(sqlite3.connect(to)) as copy,
    ):
        source.backup(copy)


def _local_server() -> str:
    port = os.environ.get("PGPORT", "5432")
    for account in filter(None, (os.environ.get("PGUSER"), *_ACCOUNTS)):
        server = f"postgresql://{account}@127.0.0.1:{port}"
        with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError):
            _ask(server, "SELECT 1")
            return server
    raise SystemExit("No PostgreSQL on this machine lets us in: name it with --database URL.")


def _ask(server: str, question: str) -> None:
    async def ask() -> None:
        connection = await asyncpg.connect(f"{server}/postgres", timeout=5)
        try:
            await connection.execute(question)
        finally:
            await connection.close()

    asyncio.run(ask())
