"""What hosts let participants know during a pause."""

from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk

NOTE = "10분 뒤에 이어요"


@pytest.mark.parametrize(
    "body", [{"note": ""}, {"note": " "}, {"note": "x" * 121}, {"note": 5}, {"why": "x"}, [], "x"]
)
async def test_a_malformed_note_is_refused_and_nothing_pauses(talk: Talk, body: Any) -> None:
    other = await talk.enter()
    before, mark = await talk.log(), len(other.received)
    answer = await talk.http.post(f"/api/sessions/{talk.id}/pause", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


async def test_a_draft_has_no_pause_to_note(draft: Talk) -> None:
    answer = await draft.http.post(f"/api/sessions/{draft.id}/pause", json={"note": NOTE})
    assert answer.json()["code"] == "session_not_started"
    assert (await draft.rest("GET"))["settings"]["pause_note"] is None


@both_databases
async def test_a_note_is_told_changed_and_gone_with_its_pause(talk: Talk) -> None:
    other = await talk.enter()
    for body, note in [
        ({"note": NOTE}, NOTE),
        (None, NOTE),
        ({}, NOTE),
        ({"note": "곧 이어요"}, "곧 이어요"),
        ({"note": None}, None),
        ({"note": NOTE}, NOTE),
    ]:
        assert (await talk.rest("POST", "/pause", body))["settings"]["pause_note"] == note
    await other.saw("session_updated", lambda told: told["settings"]["pause_note"] == NOTE)
    before = await talk.log()
    await talk.rest("POST", "/pause", {"note": NOTE})
    assert await talk.log() == before
    await talk.rest("POST", "/activate")
    await other.saw("session_updated", lambda told: told["status"] == "active")
    assert other.all("session_updated")[-1]["settings"]["pause_note"] is None
    assert (await talk.rest("POST", "/pause"))["settings"]["pause_note"] is None
