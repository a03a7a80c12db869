"""The stack as production sets it, and `make stack` itself."""

import asyncio
import re
import signal
import ssl
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from fixtures.stack.stack import Stack, stacked
from fixtures.worker_pool import Processes
from rolling_restart.rolling import NotReadyError
from rolling_restart.site import Site

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {"ENVIRONMENT": "production", "PUBLIC_URL": "https://talk.example.com"}
SOURCES = ":".join(str(ROOT / part) for part in ("backend", "deploy", "tests/backend"))


async def test_another_name_than_the_certificates_is_not_believed(stack: Stack, tls: str) -> None:
    via = tls.removeprefix("https://")
    site = Site("https://localhost", via, str(stack.authority), patience=1)
    with pytest.raises(NotReadyError, match="certificate"):
        await asyncio.to_thread(site.verify, "b1")


async def test_production_is_reached_and_has_no_test_login() -> None:
    async with stacked(**PRODUCTION) as stack, stack.front() as url:
        site = Site(url, authority=str(stack.authority))
        for worker in ("b1", "b2"):
            await asyncio.to_thread(site.verify, worker)
        trust = ssl.create_default_context(cafile=str(stack.authority))
        async with httpx.AsyncClient(base_url=url, verify=trust) as http:
            for path in ("/auth/test-login", "/metrics"):
                assert (await http.get(path)).status_code == 404


def test_the_word_ends_in_time_and_leaves_nothing_behind() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "fixtures.stack", "--port", "0"],
        cwd=ROOT / "backend",
        env={"PATH": "/usr/sbin:/usr/bin:/bin", "PYTHONPATH": SOURCES},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        url = greeting(program)
        assert httpx.get(f"{url}/health/ready", verify=False).status_code == 200
        processes, started = Processes(SimpleNamespace(process=program)), time.monotonic()
        program.send_signal(signal.SIGINT)
        assert program.wait(15) == 0
        processes.end()
        assert time.monotonic() - started < 15
    finally:
        program.kill()
        program.wait()
        assert program.stdout is not None
        program.stdout.close()


def greeting(program: "subprocess.Popen[str]") -> str:
    """The address that it says."""
    assert program.stdout is not None
    for line in program.stdout:
        if found := re.search(r"stack is ready: (\S+)", line):
            return found[1]
    raise AssertionError("the stack ended before it was ready")
