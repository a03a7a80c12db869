"""The workers as `docker compose` has them: one service each, in the images of one release."""

import os
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rolling_restart.rolling import NotReadyError

_VARIABLE = "VERSION"  # the tag of all images, in the compose file
_READY_SECONDS = 90

Run = Callable[[Sequence[str], dict[str, str]], "subprocess.CompletedProcess[str]"]


def run(command: Sequence[str], environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run a program with `environment` on top of ours; it may fail."""
    merged = {**os.environ, **environment}
    return subprocess.run(  # noqa: S603 - the command is ours
        command, env=merged, capture_output=True, text=True, check=False
    )


@dataclass
class Compose:
    """The services `workers` of one compose file; health checks say who is ready."""

    file: str
    workers: Sequence[str]
    run: Run = run

    def version(self, worker: str) -> str:
        """The tag of the image that runs.

        Raises:
            SystemExit: nothing runs, so there is nothing to go back to.
        """
        container = self._compose("ps", "--quiet", worker).stdout.strip()
        inspect = ["docker", "inspect", "--format", "{{.Config.Image}}", container]
        image = self.run(inspect, {}).stdout.strip() if container else ""
        _, colon, tag = image.rpartition(":")
        if not colon or "/" in tag:
            raise SystemExit(f"{worker} does not run: start everything first (docker compose up)")
        return tag

    def replace(self, worker: str, version: str) -> None:
        """Make the container anew from the image that is here, and wait for its health check.

        Raises:
            NotReadyError: it is not healthy in time; what compose says of it.
        """
        wait = ["--wait", "--wait-timeout", str(_READY_SECONDS)]
        options = [
            "--detach",
            "--no-deps",
            "--force-recreate",
            "--no-build",
            "--pull",
            "never",
            *wait,
        ]
        done = self._compose("up", *options, worker, **{_VARIABLE: version})
        if done.returncode:
            last = (done.stderr.strip() or "docker compose says nothing").splitlines()[-1]
            raise NotReadyError(last)

    def _compose(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return self.run(["docker", "compose", "--file", self.file, *words], environment)
