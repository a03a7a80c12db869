"""Hosts keep private notes of a session; nobody else learns of them."""

import pytest

from fixtures.invitations import enlist
from fixtures.problems import refused
from fixtures.server import both_databases
from fixtures.talk import Talk


def path_of(talk: Talk) -> str:
    return f"/api/sessions/{talk.id}/host-notes"


async def test_nobody_but_hosts_reads_or_writes_them(talk: Talk, other_talk: Talk) -> None:
    person = await talk.add_participant()
    await talk.rest("PUT", "/host-notes", {"text": "greet the dean", "version": 0})
    for token, status in ((person.token, 403), (other_talk.token, 404)):
        headers = {"authorization": f"Bearer {token}"}
        for method, body in (("GET", None), ("PUT", {"text": "mine", "version": 1})):
            answer = await talk.http.request(method, path_of(talk), headers=headers, json=body)
            assert answer.status_code == status
            assert "dean" not in answer.text
    assert (await talk.rest("GET", "/host-notes"))["text"] == "greet the dean"


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "가" * 10_001, "version": 0},
        {"text": "a\0b", "version": 0},
        {"text": "a", "version": -1},
        {"text": "a", "version": 2**31},
        {"text": "a"},
    ],
)
async def test_what_is_no_note_is_refused(talk: Talk, wrong: dict[str, object]) -> None:
    refused(await talk.http.put(path_of(talk), json=wrong), 422, "invalid_request")
    assert (await talk.rest("GET", "/host-notes"))["version"] == 0


@both_databases
async def test_who_writes_on_an_older_version_is_refused(talk: Talk) -> None:
    first = await talk.rest("PUT", "/host-notes", {"text": "one", "version": 0})
    assert (first["text"], first["version"]) == ("one", 1)
    for version in (0, 2):
        wrong = {"text": "two", "version": version}
        refused(await talk.http.put(path_of(talk), json=wrong), 409, "notes_changed")
    # An answer may have been lost.
    assert await talk.rest("PUT", "/host-notes", {"text": "one", "version": 0}) == first
    second = await talk.rest("PUT", "/host-notes", {"text": "", "version": 1})
    assert (second["text"], second["version"]) == ("", 2)
    assert await talk.rest("GET", "/host-notes") == second


@both_databases
async def test_nothing_of_them_is_told_to_anybody(talk: Talk) -> None:
    guest, presenter = await talk.enter(), await talk.present()
    mark = await talk.mark(guest)
    await talk.rest("PUT", "/host-notes", {"text": "greet the dean", "version": 0})
    await talk.received_nothing(guest, since=mark)
    shown = await (await talk.enter()).saw("joined_session")
    session = await talk.rest("GET")
    assert "dean" not in f"{shown} {session} {await talk.log()} {presenter.received}"


@both_databases
async def test_co_hosts_share_them_also_after_the_end(talk: Talk) -> None:
    await talk.rest("PUT", "/host-notes", {"text": "one", "version": 0})
    moderator = await enlist(talk.http, {"id": talk.id}, "moderator")
    headers = {"authorization": f"Bearer {moderator['token']}"}
    await talk.rest("POST", "/end")
    answer = await talk.http.put(path_of(talk), json={"text": "two", "version": 1}, headers=headers)
    assert answer.json()["version"] == 2
    assert (await talk.rest("GET", "/host-notes"))["text"] == "two"


@both_databases
async def test_they_are_in_the_data_of_their_presenter_and_go_with_the_session(talk: Talk) -> None:
    person = await talk.add_participant()
    await talk.rest("PUT", "/host-notes", {"text": "greet the dean", "version": 0})
    [session] = (await talk.http.get("/api/account/data")).json()["sessions"]
    assert session["notes"] == "greet the dean"
    own = await talk.http.get(
        f"/api/sessions/{talk.id}/me/data", headers={"authorization": f"Bearer {person.token}"}
    )
    assert "dean" not in own.text
    await talk.rest("POST", "/end")
    await talk.rest("DELETE")
    assert (await talk.http.get("/api/account/data")).json()["sessions"] == []


@both_databases
async def test_a_session_that_is_used_again_has_them(talk: Talk) -> None:
    await talk.rest("PUT", "/host-notes", {"text": "greet the dean", "version": 0})
    again = (await talk.http.post(f"/api/sessions/{talk.id}/duplicate")).json()["id"]
    notes = f"/api/sessions/{again}/host-notes"
    copied = (await talk.http.get(notes)).json()
    assert (copied["text"], copied["version"]) == ("greet the dean", 1)
    await talk.http.put(notes, json={"text": "another", "version": 1})
    assert (await talk.rest("GET", "/host-notes"))["text"] == "greet the dean"
