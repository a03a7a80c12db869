"""Containers without Docker: what an image says, started in its files with a service's bounds.

Files are read-only but for tmpfs, there are no capabilities but those given, and nothing regains
them; the network is this machine's, for which each server gets a port of its own.
"""

import contextlib
import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

SECONDS = 60
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"  # as Docker sets it
ENTER = Path(__file__).with_name("enter")
TO_ENTER = ("SYS_CHROOT", "SETUID", "SETGID")  # given up on the way in by who is not root
IN_ITS_FOLDER = ("sh", "-c", 'cd "$0" && exec "$@"')


def buildah(*words: str) -> str:
    """What buildah answers; an error fails the test."""
    done = subprocess.run(
        ["buildah", *words], check=True, stdout=subprocess.PIPE, text=True, timeout=SECONDS
    )
    return done.stdout.strip()


@dataclass
class Container:
    """One container of an image, in the files at `root`, with a service's bounds."""

    name: str
    root: Path
    service: Mapping[str, Any]

    @cached_property
    def config(self) -> dict[str, Any]:
        """What its image says of users, ports, health and commands."""
        said: dict[str, Any] = json.loads(buildah("inspect", self.name))["Docker"]["config"]
        return said

    @property
    def own_command(self) -> list[str]:
        """What its image starts, or its service."""
        command = self.service.get("command") or self.config["Cmd"]
        return [*(self.config.get("Entrypoint") or []), *command]

    def run(self, *command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """Run a command inside to its end; it may fail."""
        return subprocess.run(
            self._line(command),
            check=False,
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env=self._environment(environment),
        )

    def output_of(self, *command: str, **environment: str) -> list[str]:
        """The lines that a command prints; if it fails, so does the test."""
        done = self.run(*command, **environment)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    @contextlib.contextmanager
    def started(
        self, command: Sequence[str], log: Path, **environment: str
    ) -> Iterator["subprocess.Popen[bytes]"]:
        """Run a server inside; at the end it is asked to end, and must."""
        line, env = self._line(command), self._environment(environment)
        with (
            log.open("wb") as output,
            subprocess.Popen(line, stdout=output, stderr=subprocess.STDOUT, env=env) as process,
        ):
            try:
                yield process
            finally:
                process.terminate()
                process.wait(timeout=SECONDS)

    def _line(self, command: Sequence[str]) -> list[str]:
        capabilities = [*TO_ENTER, *self.service.get("cap_add", [])]
        kept = ",".join(["-all", *(f"+{name.lower()}" for name in capabilities)])
        mounts = [" ".join(self.service.get(kind, [])) for kind in ("tmpfs", "volumes")]
        return [
            *("unshare", "--mount", "--propagation", "private"),
            *(str(ENTER), str(self.root), *mounts),
            *("setpriv", "--no-new-privs", "--bounding-set", kept, "--inh-caps=-all"),
            *("chroot", f"--userspec={self.config['User'] or '0:0'}", "--groups=", str(self.root)),
            *(*IN_ITS_FOLDER, self.config["WorkingDir"] or "/", *command),
        ]

    def _environment(self, given: Mapping[str, str]) -> dict[str, str]:
        own = dict(pair.split("=", 1) for pair in self.config["Env"] or [])
        return {"PATH": PATH, **own, **given}


@contextlib.contextmanager
def container(image: str, service: Mapping[str, Any]) -> Iterator[Container]:
    """Make a container, and remove it at the end."""
    name = buildah("from", image)
    try:
        root = Path(buildah("mount", name))
        _make_places(root, service)
        yield Container(name, root, service)
    finally:
        buildah("rm", name)


def _make_places(root: Path, service: Mapping[str, Any]) -> None:
    """What is mounted needs a place, which Docker makes too."""
    for mount in service.get("tmpfs", []):
        _inside(root, mount.split(":")[0]).mkdir(parents=True, exist_ok=True)
    for mount in service.get("volumes", []):
        source, place = mount.split(":")[:2]
        if Path(source).is_dir():
            _inside(root, place).mkdir(parents=True, exist_ok=True)
        else:
            _inside(root, place).parent.mkdir(parents=True, exist_ok=True)
            _inside(root, place).touch()


def _inside(root: Path, place: str) -> Path:
    return root / place.removeprefix("/")
