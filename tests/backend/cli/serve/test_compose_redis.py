"""Redis as the compose file starts it, with this machine's program."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fixtures.compose import services
from fixtures.ports import HOST, free_port
from fixtures.waiting import PATIENCE, until_now

REDIS = services()["redis"]
PASSWORD = REDIS["environment"]["REDISCLI_AUTH"]


@contextmanager
def running(folder: Path, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Its own command, with its files in `folder`."""
    shell, option, script = REDIS["command"]
    script = script.replace("/tmp/", f"{folder}/").replace("/data", str(folder))
    here = f" --port {port} --bind {HOST} --loglevel warning"
    with subprocess.Popen([shell, option, script + here], env=REDIS["environment"]) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE)


def check(port: int, password: str) -> "subprocess.CompletedProcess[str]":
    """Its own health check."""
    program, *words = REDIS["healthcheck"]["test"][1:]
    return subprocess.run(
        [program, "-h", HOST, "-p", str(port), *words],
        check=False,
        capture_output=True,
        text=True,
        env={"REDISCLI_AUTH": password},
        timeout=PATIENCE,
    )


def until_healthy(port: int) -> None:
    until_now(lambda: not check(port, PASSWORD).returncode)


def ask(port: int, *command: str) -> Any:
    """What it answers to who knows the password."""
    line = ["redis-cli", "-h", HOST, "-p", str(port), *command]
    done = subprocess.run(
        line, check=True, capture_output=True, text=True, env=REDIS["environment"], timeout=PATIENCE
    )
    return done.stdout.split()


def test_who_does_not_know_the_password_is_refused(tmp_path: Path) -> None:
    port = free_port()
    assert check(port, PASSWORD).returncode  # nobody is not healthy
    with running(tmp_path, port) as process:
        until_healthy(port)
        assert check(port, "guessed").returncode
        assert check(port, "").returncode
        shown = Path(f"/proc/{process.pid}/cmdline").read_text()
    assert "redis-server" in shown
    assert PASSWORD not in shown
    assert (tmp_path / "redis.conf").stat().st_mode & 0o077 == 0


def test_it_keeps_what_it_was_told_and_bounds_its_memory(tmp_path: Path) -> None:
    port = free_port()
    with running(tmp_path, port):
        until_healthy(port)
        ask(port, "SET", "kept", "value")
        assert ask(port, "CONFIG", "GET", "maxmemory") == ["maxmemory", str(256 * 1024**2)]
        assert ask(port, "CONFIG", "GET", "maxmemory-policy")[1] == "volatile-ttl"
    with running(tmp_path, port):
        until_healthy(port)
        assert ask(port, "GET", "kept") == ["value"]
