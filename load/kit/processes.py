"""Processes that are measured: started on a free port, watched through /proc, always ended."""

import contextlib
import os
import resource
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

HOST = "127.0.0.1"
_READY_SECONDS = 120
_END_SECONDS = 10


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(
    command: Sequence[str], port: int, folder: Path, log: Path, **environment: str
) -> Iterator[int]:
    """Run a server until the block ends; gives its process id once its port answers.

    Raises:
        SystemExit: it ended, or did not listen within two minutes.
    """
    raise_file_limit()
    with log.open("a") as out:
        process = subprocess.Popen(  # noqa: S603 - our own servers
            command, cwd=folder, env=clean_environment(environment), stdout=out, stderr=out
        )
        try:
            _wait_for(process, port, log)
            yield process.pid
        finally:
            _end(process)


def raise_file_limit() -> None:
    """Allow as many open files as may be, here and in what is started: a socket is one."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def clean_environment(more: Mapping[str, str]) -> dict[str, str]:
    """This environment without the settings of a server that a shell may carry."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH")
    return {**{name: os.environ[name] for name in kept if name in os.environ}, **more}


def database_cpu(name: str) -> dict[int, float]:
    """CPU seconds until now of each PostgreSQL process that serves a database, by process id."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            title = (folder / "cmdline").read_bytes().decode(errors="replace")
            if title.startswith("postgres") and f" {name} " in title:
                found[int(folder.name)] = cpu_seconds(int(folder.name))
    return found


def cpu_seconds(pid: int) -> float:
    """User and system CPU seconds of a process until now."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _wait_for(process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + _READY_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1):
            return
        time.sleep(0.05)
    raise SystemExit(f"The server did not start.\n{log.read_text()[-2000:]}")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
