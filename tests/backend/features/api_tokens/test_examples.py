"""The examples of docs/programs.md for tokens, sessions, sockets and activities run."""

import json

from fixtures.examples import examples, output
from fixtures.problems import refused
from fixtures.programs import as_program, token_for
from fixtures.talk import Talk


async def test_a_token_is_created_by_curl_and_revoked_by_python(talk: Talk) -> None:
    create, revoke = examples("Tokens")
    known = {"SERVER": talk.server.url, "ACCESS": talk.token}
    created = json.loads(await output(create, known))
    headers = as_program(created["token"])
    mine = await talk.http.get("/api/sessions", headers=headers)
    assert [one["id"] for one in mine.json()] == [talk.id]
    assert await output(revoke, known) == f"revoked {created['id']}\n"
    assert (await talk.http.get("/api/sessions", headers=headers)).status_code == 401


async def test_a_program_without_the_scope_is_refused(talk: Talk) -> None:
    reads = (await token_for(talk, "sessions:read"))["token"]
    headers = as_program(reads)
    path = f"/api/sessions/{talk.id}/activities"
    body = {"kind": "open", "prompt": "What?"}
    refused(await talk.http.post(path, json=body, headers=headers), 403, "scope_missing")
    assert await talk.rest("GET", "/activities") == []


async def test_a_session_is_created_by_curl_and_started_by_python(talk: Talk) -> None:
    create, start = examples("Creating and starting sessions")
    reads = as_program((await token_for(talk, "sessions:read"))["token"])
    answer = await talk.http.post("/api/sessions", json={"title": "?"}, headers=reads)
    refused(answer, 403, "scope_missing")
    token = (await token_for(talk, "sessions:read", "sessions:write"))["token"]
    known = {"SERVER": talk.server.url, "TOKEN": token}
    created = json.loads(await output(create, known))
    assert await output(start, known) == f"{created['session_code']} active\n"
    mine = (await talk.http.get("/api/sessions")).json()
    assert {one["id"] for one in mine} == {talk.id, created["id"]}


async def test_sockets_by_curl_and_python(talk: Talk) -> None:
    guest = await talk.enter()
    token = (await token_for(talk, "messages:read", "messages:write"))["token"]
    known = {"SERVER": talk.server.url, "SESSION": talk.id, "TOKEN": token}
    by_curl, by_python = examples("Over Socket.IO")
    assert talk.id in await output(by_curl, known)
    assert await output(by_python, known) == "Hello over Socket.IO\n"
    assert (await guest.saw("new_message"))["message"] == "Hello over Socket.IO"


async def test_an_activity_is_made_by_curl_and_run_by_python(talk: Talk) -> None:
    guest = await talk.enter()
    token = (await token_for(talk, "activities:write"))["token"]
    known = {"SERVER": talk.server.url, "SESSION": talk.id, "TOKEN": token}
    make, run = examples("Running activities")
    made = json.loads(await output(make, known))
    assert await output(run, known) == "Tea or coffee? 0\n"
    assert (await guest.saw("activity_opened"))["activity"]["id"] == made["id"]
    stage = {"show": "activity", "id": made["id"]}
    assert (await guest.saw("stage_changed"))["stage"] == stage
    assert (await guest.saw("activity_revealed"))["id"] == made["id"]
