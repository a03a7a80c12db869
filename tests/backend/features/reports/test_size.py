"""Long sessions: their reports stream in bounded memory and time, and are of bounded size."""

import os
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.core.clock import utc_now
from fixtures.pace import scaled
from fixtures.reports import ask
from fixtures.server import Server, serving, sqlite_in
from fixtures.sockets import Sockets
from fixtures.talk import Talk, open_talk

pytestmark = pytest.mark.nightly

MB = 1024 * 1024
PEOPLE = 2_000
_TIME = "%Y-%m-%d %H:%M:%S.%f"


def fill(database: Path, session_id: str, messages: int) -> None:
    """Put people and what they said into the database, as many hours would."""
    began = utc_now() - timedelta(seconds=messages // 20)
    with sqlite3.connect(database) as db:
        people = [(f"p{number}", session_id, f"guest {number}") for number in range(PEOPLE)]
        db.executemany(
            "INSERT INTO participants (id, session_id, nickname, nickname_key, joined_at,"
            f" last_seen_at, gave_up) VALUES (?, ?, ?3, ?3, '{began:{_TIME}}',"
            f" '{utc_now():{_TIME}}', 0)",
            people,
        )
        db.executemany(
            "INSERT INTO messages (id, session_id, seq, message, message_type, sender_id,"
            " sender_nickname, sender_role, sent_at) VALUES (?, ?, ?, ?, 'text', ?, ?,"
            " 'participant', ?)",
            (_message(session_id, number, began) for number in range(messages)),
        )
        db.execute(
            "UPDATE live_sessions SET last_seq = last_seq + ? WHERE id = ?",
            (messages, session_id),
        )
    db.close()


def _message(session_id: str, number: int, began: Any) -> tuple[Any, ...]:
    who = number % PEOPLE
    text = f"@guest {who} said number {number}, 안녕하세요 여러분 반갑습니다"
    at = began + timedelta(seconds=number / 20)
    return f"m{number}", session_id, number + 10, text, f"p{who}", f"guest {who}", f"{at:{_TIME}}"


class Memory:
    """What a server's process takes."""

    def __init__(self, server: Server) -> None:
        self._folder = Path(f"/proc/{server.process.pid}")

    def rests(self) -> int:
        """What it takes now, in bytes; its peak is this from now on."""
        (self._folder / "clear_refs").write_text("5")
        return self._read("VmRSS")

    def peak(self) -> int:
        """The most it took since."""
        return self._read("VmHWM")

    def _read(self, name: str) -> int:
        status = (self._folder / "status").read_text()
        return int(status.partition(f"{name}:")[2].split()[0]) * 1024


async def took(talk: Talk, kind: str, **more: Any) -> tuple[float, int]:
    """The seconds of the server's processors, and the bytes, of a report with its chat.

    How long it takes where nothing else runs, whatever else runs here.
    """
    before, size = processor_seconds(talk.server), 0
    link = (await ask(talk, kind, chat=True, **more))["link"]
    async with httpx.AsyncClient(timeout=scaled(60)) as anybody, anybody.stream("GET", link) as got:
        assert got.status_code == 200
        async for part in got.aiter_raw():
            size += len(part)
    return processor_seconds(talk.server) - before, size


def processor_seconds(server: Server) -> float:
    """What the server's process has taken since its start."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def test_a_long_chat_is_exported_in_bounded_memory_and_time(
    tmp_path: Path, sockets: Sockets
) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        async with open_talk(server, sockets) as talk:
            memory = Memory(server)
            for kind in ("csv", "json", "html", "xlsx"):
                await took(talk, kind)  # what is loaded once is at rest, too
            fill(tmp_path / "test.db", talk.id, 100_000)
            for kind in ("csv", "json", "html", "xlsx"):
                before = memory.rests()
                seconds, size = await took(talk, kind)
                more = memory.peak() - before
                figures = f"{kind}: {seconds:.1f} s, {size / MB:.1f} MB, {more / MB:.0f} MB more"
                assert more <= 64 * MB, figures
                assert seconds <= scaled(10), figures


@pytest.mark.parametrize("anonymous", [False, True])
async def test_a_usual_long_session_has_a_small_page_soon(
    tmp_path: Path, sockets: Sockets, anonymous: bool
) -> None:
    with serving(tmp_path, DATABASE_URL=sqlite_in(tmp_path)) as server:
        async with open_talk(server, sockets) as talk:
            await took(talk, "html")
            fill(tmp_path / "test.db", talk.id, 20_000)
            seconds, size = await took(talk, "html", anonymous=anonymous)
    assert seconds <= scaled(3)
    assert size <= 5 * MB
