"""What hosts do over REST again and again is bounded: beyond it nothing is stored, or read."""

from typing import Any

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import get_settings
from app.core.limits import LimitSettings
from app.features.host_notes.limits import NotesLimits
from app.features.replay.limits import ReplayLimits
from app.features.stage.limits import StageLimits
from fixtures.actors import rest_client
from fixtures.known_actors import known_actors
from fixtures.problems import refused


def allow_one(monkeypatch: pytest.MonkeyPatch, limits: LimitSettings) -> None:
    monkeypatch.setattr(type(get_settings()), "limits", lambda *_: limits)


async def twice(client: httpx.AsyncClient, method: str, path: str, *bodies: Any) -> None:
    """Ask two times: what is malformed costs nothing, and the second is one too many."""
    if bodies[0] is not None:
        refused(await client.request(method, path, json={}), 422, "invalid_request")
    first, second = [await client.request(method, path, json=body) for body in bodies]
    assert first.status_code == 200, first.text
    assert refused(second, 429, "rate_limited")["retry_after"] > 0


async def test_the_stage_is_moved_so_often(
    db: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await known_actors(db, "active")
    session = f"/api/sessions/{people.ids['session_id']}"
    allow_one(monkeypatch, StageLimits(limit_stage_moves="1/day"))
    async with rest_client() as client:
        client.headers["authorization"] = f"Bearer {people.tokens['owner']}"
        await twice(client, "PUT", f"{session}/stage", {"show": "chat"}, {"show": "blank"})
        log = (await client.get(f"{session}/events?since=0")).json()["events"]
        told = [one["data"]["stage"] for one in log if one["type"] == "stage_changed"]
        assert told == [{"show": "chat"}]


async def test_notes_are_written_so_often(
    db: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = await known_actors(db, "active")
    path = f"/api/sessions/{people.ids['session_id']}/host-notes"
    allow_one(monkeypatch, NotesLimits(limit_host_notes="1/day"))
    async with rest_client() as client:
        client.headers["authorization"] = f"Bearer {people.tokens['owner']}"
        one, other = {"text": "one", "version": 0}, {"text": "two", "version": 1}
        await twice(client, "PUT", path, one, other)
        assert (await client.get(path)).json()["text"] == "one"


async def test_replays_are_read_so_often(db: AsyncSession, monkeypatch: pytest.MonkeyPatch) -> None:
    people = await known_actors(db, "ended")
    path = f"/api/sessions/{people.ids['session_id']}/replay/events"
    allow_one(monkeypatch, ReplayLimits(limit_replay_pages="1/day"))
    async with rest_client() as client:
        client.headers["authorization"] = f"Bearer {people.tokens['owner']}"
        await twice(client, "GET", path, None, None)
