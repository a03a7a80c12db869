"""What hosts let participants know during a pause."""

from typing import Any

import pytest

from fixtures.hall import Hall
from fixtures.server import both_databases

NOTE = "10분 뒤에 이어요"


@pytest.mark.parametrize(
    "body", [{"note": ""}, {"note": " "}, {"note": "x" * 121}, {"note": 5}, {"why": "x"}, [], "x"]
)
async def test_a_malformed_note_is_refused_and_nothing_pauses(hall: Hall, body: Any) -> None:
    other = await hall.enter()
    before, mark = await hall.log(), len(other.heard)
    answer = await hall.http.post(f"/api/sessions/{hall.id}/pause", json=body)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert await hall.log() == before
    await hall.heard_nothing(other, since=mark)


async def test_a_draft_has_no_pause_to_note(draft: Hall) -> None:
    answer = await draft.http.post(f"/api/sessions/{draft.id}/pause", json={"note": NOTE})
    assert answer.json()["code"] == "session_not_started"
    assert (await draft.rest("GET"))["settings"]["pause_note"] is None


@both_databases
async def test_a_note_is_told_changed_and_gone_with_its_pause(hall: Hall) -> None:
    other = await hall.enter()
    for body, note in [
        ({"note": NOTE}, NOTE),
        (None, NOTE),
        ({}, NOTE),
        ({"note": "곧 이어요"}, "곧 이어요"),
        ({"note": None}, None),
        ({"note": NOTE}, NOTE),
    ]:
        assert (await hall.rest("POST", "/pause", body))["settings"]["pause_note"] == note
    await other.saw("session_updated", lambda told: told["settings"]["pause_note"] == NOTE)
    before = await hall.log()
    await hall.rest("POST", "/pause", {"note": NOTE})
    assert await hall.log() == before
    await hall.rest("POST", "/activate")
    await other.saw("session_updated", lambda told: told["status"] == "active")
    assert other.all("session_updated")[-1]["settings"]["pause_note"] is None
    assert (await hall.rest("POST", "/pause"))["settings"]["pause_note"] is None
