"""Our own server, started for one run."""

import contextlib
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from kit.builds import PRESENT, Build
from kit.database import database
from kit.processes import HOST, free_port, running

# A few senders of this computer play the messages, joins and taps of thousands.
LIMITS = {
    "LIMIT_MESSAGES": "10000/second",
    "LIMIT_PRESENTER_MESSAGES": "10000/second",
    "LIMIT_REACTIONS": "100000/second",
    "LIMIT_COMMANDS": "10000/second",
    "LIMIT_CHANGES": "10000/second",
    "LIMIT_ANSWERS": "10000/second",
    "LIMIT_JOINS": "1000000/minute",
    "LIMIT_TEST_SIGN_INS": "1000000/minute",
    "SOCKETS_PER_PERSON": "1000",
    "SOCKETS_WITHOUT_TOKEN": "100000",
}
_REDIS = {"REDIS_URL": "redis://127.0.0.1:6379/0", "REDIS_PREFIX": f"load-{secrets.token_hex(4)}"}


@dataclass(frozen=True)
class Server:
    """The address and process of a running server."""

    url: str
    pid: int  # 0: not known, nothing of /proc is read
    database: str  # the database's name, empty for SQLite
    log: Path | None = None  # where its log goes, if that is known

    @property
    def port(self) -> int:
        """The port it listens on."""
        return urlsplit(self.url).port or 80

    def logged(self) -> int:
        """How many lines it has logged."""
        return 0 if self.log is None else self.log.read_bytes().count(b"\n")

    @property
    def host(self) -> str:
        """Its address as the receivers know it."""
        named = urlsplit(self.url).hostname or HOST
        return HOST if named == "localhost" else named


@dataclass(frozen=True)
class Environment:
    """A database and the key that its tokens are signed with: what outlives a server."""

    folder: Path
    address: str
    settings: dict[str, str]
    build: Build = PRESENT

    @contextlib.contextmanager
    def serve(self, *program: str, workers: int = 1) -> Iterator[Server]:
        """Run `python -m app serve` on a free port until the block ends.

        Args:
            program: what python runs in place of `-m app`.
            workers: if several, they are behind nginx, with this machine's Redis between them.
        """
        port = free_port()
        words = [*(program or ("-m", "app")), "serve", "--host", HOST, "--port", str(port)]
        words += ["--workers", str(workers)]
        command = [self.build.python, *words]
        log = self.folder / "server.log"
        settings = self.settings | (_REDIS if workers > 1 else {})
        with running(command, port, self.build.backend, log, **settings) as pid:
            sqlite = self.address.startswith("sqlite")
            name = "" if sqlite else self.address.rpartition("/")[2]
            # The supervisor's own CPU time says nothing of its workers.
            yield Server(f"http://{HOST}:{port}", pid if workers == 1 else 0, name, log)

    @contextlib.contextmanager
    def copy(self, kind: str, folder: Path) -> Iterator[Self]:
        """Lend the same once more, with a copy of its database: no server may run on it now."""
        with database(kind, folder, like=self.address) as address:
            settings = {**self.settings, "DATABASE_URL": address}
            yield replace(self, folder=folder, address=address, settings=settings)

    def with_limits_as_shipped(self, names: Collection[str], given: Collection[str]) -> Self:
        """Return this server without these of `LIMITS`, except those that are `given`."""
        kept = {n: v for n, v in self.settings.items() if n not in names or n in given}
        return replace(self, settings=kept)


@contextlib.contextmanager
def environment_for(
    kind: str, folder: Path, settings: dict[str, str], build: Build = PRESENT
) -> Iterator[Environment]:
    """Lend what a server needs, with an empty database; nothing is left of it.

    Args:
        kind: see `kit.database.database`.
        folder: for the database file and the log.
        settings: further environment settings; they win over `LIMITS`.
        build: whose server.
    """
    with database(kind, folder) as address:
        environment = {
            "DATABASE_URL": address,
            "SECRET_KEY": secrets.token_hex(32),
            "TEST_LOGIN": "true",
            **LIMITS,
            **settings,
        }
        yield Environment(folder, address, environment, build)
