"""The process that reads files: it knows no secrets, and ends in time."""

import asyncio
import json
import sys
import time

import pytest

from app.features.activity_files import process
from app.features.activity_files.errors import FileTooComplex
from fixtures.pace import scaled


def runs(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    monkeypatch.setattr(process, "_COMMAND", (sys.executable, "-c", program))


async def test_it_sees_nothing_of_the_servers_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "known to nobody")
    runs(monkeypatch, "import json, os; print(json.dumps(dict(os.environ)))")
    seen = await process.Reader().read("a", b"", "ko")
    assert set(seen) - {"LC_CTYPE"} == {"PYTHONPATH", "PYTHONDONTWRITEBYTECODE"}


async def test_who_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 0.2)
    runs(monkeypatch, "import signal; signal.pause()")
    with pytest.raises(FileTooComplex):
        await process.Reader().read("a", b"", "ko")


@pytest.mark.parametrize("program", ["raise SystemExit(1)", "print('{')", "import os; os.abort()"])
async def test_who_fails_has_read_nothing(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    runs(monkeypatch, program)
    with pytest.raises(FileTooComplex):
        await process.Reader().read("a", b"x" * 100_000, "ko")


async def test_who_is_no_longer_waited_for_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    runs(monkeypatch, "import signal, sys; sys.stdin.buffer.read(); signal.pause()")
    reading = asyncio.create_task(process.Reader().read("a", b"", "ko"))
    await asyncio.sleep(0)
    began = time.monotonic()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert time.monotonic() - began < scaled(60)


LIMITED = """
import json, resource
from app.features.activity_files import child
child.MOST_CPU_SECONDS, child.MOST_MEMORY = 1, 256 * 1024 * 1024
child.answer = lambda head, raw: {0}
child.main()
"""


@pytest.mark.parametrize(
    "work", ["{'big': len(bytearray(1 << 30))}", "[None for _ in iter(int, 1)]"]
)
async def test_its_own_limits_end_it(monkeypatch: pytest.MonkeyPatch, work: str) -> None:
    runs(monkeypatch, LIMITED.replace("{0}", work))
    with pytest.raises(FileTooComplex):
        await process.Reader().read("a", b"", "ko")


async def test_the_answer_is_of_the_readers_language() -> None:
    read = await process.Reader().read("a.gift", b"Which? {~a ~b}", "en")
    assert "becomes a poll" in read["problems"][0]["detail"]
    assert json.dumps(read["activities"][0]["draft"]["prompt"]) == '"Which?"'
