"""PostgreSQL and Redis of the stack's own, and a certificate, in a folder that goes with it."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from fixtures import postgres, redis_server
from fixtures.tls import certify
from stack.place import BACKEND


@contextmanager
def services() -> Iterator[dict[str, str]]:
    """Run both; the answer is the settings that lead to them."""
    with postgres.private() as database, redis_server.private() as bus:
        yield {"DATABASE_URL": f"{database.url}/postgres", "REDIS_URL": bus.url}


def migrate(settings: Mapping[str, str]) -> None:
    """Once, before the workers.

    Raises:
        SystemExit: it fails; what it says is on stderr.
    """
    command = [sys.executable, "-P", "-m", "app", "migrate"]
    environment = {"PYTHONPATH": str(BACKEND), **settings}
    done = subprocess.run(command, env=environment, check=False)  # noqa: S603 - ours
    if done.returncode:
        raise SystemExit(f"The migration failed with {done.returncode}.")


def make_certificate(folder: Path) -> Path:
    """A certificate that signs itself for loopback, under the names that certbot uses.

    Returns:
        The file that a client must believe.
    """
    made = certify(folder)
    made.key.rename(folder / "privkey.pem")
    return made.chain.rename(folder / "fullchain.pem")
