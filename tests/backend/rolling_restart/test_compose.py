"""`docker compose` as it is asked for, by a program in its place that behaves as it does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fixtures.ports import HOST, free_port
from guards.sources import ROOT
from rolling_restart.compose import Compose
from rolling_restart.rolling import NotReadyError

DOCKER = """#!/bin/sh
echo "VERSION=$VERSION docker $*" >>"$0.log"
case "$*" in
  *"ps --quiet backend-1") echo 0123456789ab ;;
  "inspect --format {{.Config.Image}} 0123456789ab") echo registry:5000/backend:1.3.0 ;;
  *" up "*)
    [ "$VERSION" != bad ] || { printf 'waiting\\ncontainer x is unhealthy\\n' >&2; exit 1; } ;;
esac
"""
FILE = "/srv/compose.yml"
UP = (
    f"docker compose --file {FILE} up --detach --no-deps --force-recreate --no-build --pull never "
    "--wait --wait-timeout 90 backend-1"
)


@pytest.fixture
def docker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program first on the path; what it was asked is in the file beside it."""
    program = tmp_path / "docker"
    program.write_text(DOCKER)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("VERSION", raising=False)
    return tmp_path / "docker.log"


def compose() -> Compose:
    return Compose(FILE, ["backend-1", "backend-2"])


def test_a_worker_that_does_not_run_cannot_be_gone_back_to(docker: Path) -> None:
    with pytest.raises(SystemExit, match="backend-2 does not run: start everything first"):
        compose().version("backend-2")


def test_an_unhealthy_container_is_a_worker_that_is_not_ready(docker: Path) -> None:
    with pytest.raises(NotReadyError, match=r"^container x is unhealthy$"):
        compose().replace("backend-1", "bad")
    assert docker.read_text().splitlines() == [f"VERSION=bad {UP}"]


def test_one_container_is_made_anew_from_an_image_that_is_here(docker: Path) -> None:
    assert compose().version("backend-1") == "1.3.0"
    compose().replace("backend-1", "1.4.0")
    assert docker.read_text().splitlines()[-1] == f"VERSION=1.4.0 {UP}"


def test_a_worker_that_nobody_reaches_ends_it_and_all_is_said(docker: Path) -> None:
    program = docker.with_suffix("")
    program.write_text(DOCKER.replace('"ps --quiet backend-1")', '"ps --quiet "*)'))
    at = ["--at", f"http://{HOST}:{free_port()}", "--patience", "0.5", "--file", FILE]
    done = subprocess.run(
        [sys.executable, "-m", "rolling_restart", "to", "bad", *at],
        check=False,
        cwd=ROOT / "deploy",
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stdout.splitlines() == [
        "backend-1 does not run bad: container x is unhealthy",
        "Somebody must look: backend-1 does not run 1.3.0 either: "
        f"http://{at[1][7:]} does not lead to b1: [Errno 111] Connection refused",
    ]
    assert done.stderr == ""


def test_what_nobody_expects_is_never_taken_for_all_as_before(docker: Path) -> None:
    program = docker.with_suffix("")
    told = DOCKER.replace('"ps --quiet backend-1")', '"ps --quiet "*)')
    program.write_text(told.replace('*" up "*)', '*" up "*) /bin/rm "$0";'))
    at = ["--at", f"http://{HOST}:{free_port()}", "--patience", "0.1", "--file", FILE]
    done = subprocess.run(
        [sys.executable, "-m", "rolling_restart", "to", "1.4.0", *at],
        check=False,
        cwd=ROOT / "deploy",
        env={"PATH": str(program.parent)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    last = done.stdout.splitlines()[-1]
    assert last == "Somebody must look: [Errno 2] No such file or directory: 'docker'"
