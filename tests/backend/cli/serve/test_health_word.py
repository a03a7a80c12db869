"""`python -m app health`: what an image asks instead of curl."""

import subprocess
import sys
from pathlib import Path

from fixtures.ports import HOST, free_port
from fixtures.server import BACKEND, serving, sqlite_in
from fixtures.waiting import PATIENCE


def health(port: int) -> tuple[int, list[str]]:
    """Its status, and the lines that it says."""
    ended = subprocess.run(
        [sys.executable, "-m", "app", "health", "--port", str(port)],
        check=False,
        cwd=BACKEND,
        env={},  # it needs no settings, and must not fail for want of them
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    return ended.returncode, (ended.stdout + ended.stderr).splitlines()


def test_nobody_is_not_healthy() -> None:
    port = free_port()
    status, lines = health(port)
    assert status == 1
    assert len(lines) == 1
    assert str(port) in lines[0]


def test_a_server_without_its_redis_says_what_it_lacks(tmp_path: Path) -> None:
    away = f"redis://{HOST}:{free_port()}/0"
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path), REDIS_URL=away) as server:
        status, lines = health(server.port)
    assert status == 1
    assert len(lines) == 1
    assert '"bus":"unavailable"' in lines[0]


def test_a_server_that_works_is_healthy_without_a_word(tmp_path: Path) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        assert health(server.port) == (0, [])
