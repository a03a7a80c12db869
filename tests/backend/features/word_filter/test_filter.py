"""The word filter, in each of its modes."""

from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk

BAD = {"message": "씨 발", "client_id": "bad"}


async def switch(talk: Talk, mode: str) -> None:
    """Switch the filter's mode."""
    await talk.rest("PATCH", "", {"settings": {"word_filter": mode}})


async def test_only_the_presenter_sees_and_changes_the_words(talk: Talk, other_talk: Talk) -> None:
    participant = await talk.add_participant()
    for token, status in ((participant.token, 403), (other_talk.token, 404)):
        for method, body in (("GET", None), ("PUT", {"words": []})):
            answer = await talk.http.request(
                method,
                f"/api/sessions/{talk.id}/words",
                json=body,
                headers={"authorization": f"Bearer {token}"},
            )
            assert answer.status_code == status


@pytest.mark.parametrize("words", [["x" * 41], [""], [5], ["a"] * 201, "a", None])
async def test_malformed_words_are_refused(talk: Talk, words: Any) -> None:
    answer = await talk.http.put(f"/api/sessions/{talk.id}/words", json={"words": words})
    assert answer.json()["code"] == "invalid_request"


@both_databases
async def test_what_is_refused_is_told_to_its_sender_alone(talk: Talk) -> None:
    guest, other, presenter = await talk.enter(), await talk.enter(), await talk.present()
    await switch(talk, "refuse")
    before, mark = await talk.log(), len(other.received)
    ack = await guest.call("send_message", BAD)
    assert (ack["ok"], ack["code"]) == (False, "words_refused")
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)
    assert (await guest.call("send_message", {"message": "안녕하세요"}))["ok"]
    assert (await presenter.call("send_message", BAD))["ok"]


@both_databases
async def test_what_is_held_waits_for_the_presenter(talk: Talk) -> None:
    guest, other = await talk.enter(), await talk.enter()
    await switch(talk, "hold")
    ack = await guest.call("send_message", BAD)
    assert ack["state"] == "held"
    assert (await guest.call("send_message", {"message": "안녕하세요"}))["seq"]
    await talk.rest("POST", f"/messages/{ack['id']}/approve")
    told = await other.saw("new_message", lambda told: told["id"] == ack["id"])
    assert (told["message"], told["message_type"]) == ("씨 발", "text")


@both_databases
async def test_what_is_marked_is_told_as_such_and_stays_so(talk: Talk) -> None:
    guest, other = await talk.enter(), await talk.enter()
    await switch(talk, "mark")
    ack = await guest.call("send_message", BAD)
    assert (await other.saw("new_message"))["message_type"] == "marked"
    await talk.rest("DELETE", f"/messages/{ack['id']}")
    await talk.rest("POST", f"/messages/{ack['id']}/restore")
    assert (await other.saw("message_restored"))["message"]["message_type"] == "marked"
    assert (await guest.call("send_message", {"message": "안녕하세요"}))["ok"]
    assert (await other.saw("new_message", after=len(other.received) - 1))["message_type"] == "text"


@both_databases
async def test_a_session_has_words_of_its_own(talk: Talk) -> None:
    guest = await talk.enter()
    await switch(talk, "refuse")
    words = ["경쟁사", "!경쟁사회", "경쟁사"]
    assert (await talk.rest("PUT", "/words", {"words": words}))["words"] == words[:2]
    assert (await talk.rest("GET", "/words"))["words"] == words[:2]
    said = {"경쟁사 이야기": False, "경쟁사회": True, "경쟁": True}
    for text, is_fine in said.items():
        assert (await guest.call("send_message", {"message": text}))["ok"] is is_fine
    await switch(talk, "off")
    assert (await guest.call("send_message", {"message": "경쟁사"}))["ok"]
    assert "경쟁사" not in f"{[fact for fact in await talk.log() if fact['type'] != 'new_message']}"
