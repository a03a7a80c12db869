"""A proxy that runs: the program of Debian's package, with a recipe and on ports of its own."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from fixtures.ports import HOST, free_port
from fixtures.tls import certify
from fixtures.waiting import PATIENCE, until_now
from kinds import Kind, Place
from recipes import recipe, replaced

_ENVIRONMENT = {**os.environ, "PATH": f"{os.environ['PATH']}:/usr/sbin"}


class Proxy:
    """One, from its start to its end."""

    def __init__(self, kind: Kind, place: Place) -> None:
        self.kind, self.place = kind, place
        self.url = f"{'https' if kind.tls else 'http'}://{HOST}:{place.port}"
        self.log = place.folder / "proxy.log"
        self._process: subprocess.Popen[bytes]

    def start(self) -> None:
        """Run it, and wait until somebody can connect."""
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                self.kind.start(self.place), cwd=self.place.folder, env=self._environment(),
                stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until_now(self._is_open)

    def reload(self) -> None:
        """Have it read its file again, as the document says."""
        for command in self.kind.reload(self.place):
            subprocess.run(
                command, cwd=self.place.folder, env=self._environment(), check=True,
                capture_output=True, timeout=PATIENCE,
            )  # fmt: skip
        if self.kind.signal:
            self._process.send_signal(signal.Signals[self.kind.signal])

    def stop(self) -> None:
        """End it, and what it has started."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(PATIENCE)

    def _environment(self) -> dict[str, str]:
        return {**_ENVIRONMENT, "HOME": str(self.place.folder)}

    def _is_open(self) -> bool:
        assert self._process.poll() is None, self.log.read_text()
        with suppress(OSError), socket.create_connection((HOST, self.place.port), 1):
            return True
        return False


@contextmanager
def in_front_of(
    port: int, kind: Kind, folder: Path, changes: Mapping[str, str] | None = None
) -> Iterator[Proxy]:
    """A proxy before the server on `port`, by its recipe, or with `changes` in that."""
    certificate = certify(folder)
    place = Place(folder, free_port(), port, certificate.chain, certificate.key)
    place.both.write_bytes(certificate.chain.read_bytes() + certificate.key.read_bytes())
    text = replaced(recipe(kind.title), {**kind.changes(place), **(changes or {})})
    (folder / kind.file).write_text(kind.configuration(place, text))
    proxy = Proxy(kind, place)
    try:
        proxy.start()
        yield proxy
    finally:
        proxy.stop()
