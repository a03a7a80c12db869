"""An empty database for one run, dropped at its end, in SQLite or this machine's PostgreSQL."""

import asyncio
import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import asyncpg

from kit.guard import loopback_url

_ACCOUNTS = ("postgres", "root")


@contextlib.contextmanager
def database(kind: str, folder: Path) -> Iterator[str]:
    """Lend the URL of an empty database.

    Args:
        kind: `sqlite`, `postgresql` (this machine's server on its usual port), or the URL of a
            PostgreSQL server of this machine without a database's name.
        folder: where a SQLite file is made.
    """
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'load.db'}"
        return
    server = _local_server() if kind == "postgresql" else loopback_url(kind)
    name = f"engagenow_load_{secrets.token_hex(4)}"
    _ask(server, f'CREATE DATABASE "{name}"')
    try:
        yield f"{server}/{name}"
    finally:
        _ask(server, f'DROP DATABASE "{name}" WITH (FORCE)')


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
