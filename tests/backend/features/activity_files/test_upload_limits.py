"""How much of a file is taken, how often, and what becomes of one that is cut off."""

import asyncio
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fastapi import Request

from app.core.config import get_settings
from app.core.field_errors import InvalidRequest
from app.features.activity_files import process, uploads
from app.features.activity_files.limits import ImportLimits
from features.activity_files.test_import import POLL, send
from fixtures.live_sessions import create
from fixtures.problems import refused
from fixtures.waiting import PATIENCE


async def in_pieces(raw: bytes) -> Any:
    for start in range(0, len(raw), 100_000):
        yield raw[start : start + 100_000]


@pytest.mark.parametrize("announced", [True, False])
async def test_a_file_over_its_limit_is_refused(
    presenter: httpx.AsyncClient, announced: bool
) -> None:
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}/activities/import"
    raw = b"a" * (uploads.MOST_BYTES + 1)
    answer = await presenter.post(path, content=raw if announced else in_pieces(raw))
    assert "1024 KiB" in refused(answer, 413, "body_too_large")["detail"]


async def test_a_file_just_within_its_limit_is_read(presenter: httpx.AsyncClient) -> None:
    session = await create(presenter)
    raw = POLL + b"\n" * (uploads.MOST_BYTES - len(POLL))
    assert (await send(presenter, session, raw)).status_code == 201
    raw = POLL + b"\n" * (uploads.MOST_BYTES - 400)
    assert (await send(presenter, session, raw, "dry_run=true")).status_code == 200


@dataclass
class Held:
    """Files are read once `go` is set; `begun` says that one has come."""

    begun: asyncio.Event
    go: asyncio.Event


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Reading that waits for the test."""
    waiting, run = Held(asyncio.Event(), asyncio.Event()), process._run

    async def when_told(given: bytes) -> bytes:
        waiting.begun.set()
        await waiting.go.wait()
        return await run(given)

    monkeypatch.setattr(process, "_run", when_told)
    return waiting


async def test_one_file_at_a_time_for_each_person(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, held: Held
) -> None:
    mine, theirs = await create(presenter), await create(stranger)
    first = asyncio.create_task(send(presenter, mine, POLL))
    async with asyncio.timeout(PATIENCE):
        await held.begun.wait()
    refused(await send(presenter, mine, POLL), 409, "import_running")
    held.begun.clear()
    other = asyncio.create_task(send(stranger, theirs, POLL))
    async with asyncio.timeout(PATIENCE):
        await held.begun.wait()
    held.go.set()
    assert [(await one).status_code for one in (first, other)] == [201, 201]
    assert (await send(presenter, mine, POLL)).status_code == 201


async def test_nobody_has_files_read_without_end(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = await create(presenter)
    limits = ImportLimits(limit_imports="2/day")
    monkeypatch.setattr(type(get_settings()), "limits", lambda *_: limits)
    answers = [await send(presenter, session, POLL, "dry_run=true") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert refused(answers[-1], 429, "rate_limited")["retry_after"] > 0


@pytest.mark.parametrize("kind", ["application/octet-stream", "multipart/form-data; boundary=x"])
async def test_who_goes_in_the_middle_of_a_file_is_no_fault_of_ours(kind: str) -> None:
    pieces = [
        {"type": "http.request", "body": b"--x\r\n", "more_body": True},
        {"type": "http.disconnect"},
    ]

    async def receive() -> Any:
        return pieces.pop(0)

    scope = {"type": "http", "headers": [(b"content-type", kind.encode())]}
    with pytest.raises(InvalidRequest):
        await uploads.received(Request(scope, receive), "")
