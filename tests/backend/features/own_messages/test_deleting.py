"""People delete what they wrote, at any time and for good."""

import pytest

from fixtures.problems import refused
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

NOBODY = "0" * 32


async def send_message(speaker: Socket, text: str) -> str:
    """The id of a new message."""
    return str((await speaker.call("send_message", {"message": text}))["id"])


async def test_nobody_deletes_what_is_somebody_elses_or_not_there(
    talk: Talk, other_talk: Talk
) -> None:
    speaker, other, presenter = await talk.enter(), await talk.enter(), await talk.present()
    message, foreign = (
        await send_message(speaker, "mine"),
        await send_message(await other_talk.enter(), "there"),
    )
    mark = await talk.mark(other)
    for one in (other, presenter):
        ack = await one.call("delete_message", {"id": message})
        assert ack["code"] == "not_own_message"
    for nothing in (NOBODY, foreign):
        ack = await speaker.call("delete_message", {"id": nothing})
        assert ack["code"] == "message_not_found"
    await talk.received_nothing(other, since=mark)
    said = [one["data"] for one in await talk.log() if one["type"] == "new_message"]
    assert [one["message"] for one in said] == ["mine"]


@both_databases
@pytest.mark.parametrize("is_over", [False, True])
async def test_the_text_is_nowhere_any_more_and_no_host_brings_it_back(
    talk: Talk, is_over: bool
) -> None:
    person = await talk.add_participant()
    speaker, other = await talk.enter(person), await talk.present()
    message = await send_message(speaker, "very bad words")
    await talk.rest("PUT", "/pinned", {"message_id": message})
    await talk.rest("PUT", "/stage", {"show": "message", "id": message})
    if is_over:
        await talk.rest("POST", "/end")
    for _ in range(2):  # the second time it changes nothing
        assert await speaker.call("delete_message", {"id": message}) == {"ok": True, "id": message}
    assert (await other.saw("message_deleted"))["id"] == message
    shown = await (await talk.enter(person)).saw("joined_session")
    assert (shown["messages"][-1]["message_type"], shown["pinned"]) == ("deleted", None)
    assert shown["stage"]["show"] == "join"
    missed = await other.call("sync", {"since": 0})
    mine = await talk.http.get(
        f"/api/sessions/{talk.id}/me/data", headers={"authorization": f"Bearer {person.token}"}
    )
    mine.raise_for_status()
    assert "bad words" not in f"{shown} {missed} {await talk.log()} {mine.text}"
    answer = await talk.http.post(f"/api/sessions/{talk.id}/messages/{message}/restore")
    refused(answer, 410, "message_gone")
    assert [fact["type"] for fact in await talk.log()].count("message_deleted") == 1


@both_databases
async def test_what_a_host_deleted_its_sender_deletes_for_good(talk: Talk) -> None:
    person = await talk.add_participant()
    speaker = await talk.enter(person)
    message = await send_message(speaker, "very bad words")
    await talk.rest("DELETE", f"/messages/{message}")
    path = f"/api/sessions/{talk.id}/own-messages/{message}"
    answer = await talk.http.delete(path, headers={"authorization": f"Bearer {person.token}"})
    assert answer.status_code == 204
    answer = await talk.http.post(f"/api/sessions/{talk.id}/messages/{message}/restore")
    refused(answer, 410, "message_gone")


@both_databases
async def test_what_was_held_is_never_shown_and_nobody_has_rejected_it(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    person = await talk.add_participant()
    speaker, other_tab = await talk.enter(person), await talk.enter(person)
    sent = {"message": "may I?", "client_id": "c1"}
    message = (await speaker.call("send_message", sent))["id"]
    assert (await speaker.call("delete_message", {"id": message}))["ok"]
    told = await other_tab.saw("message_deleted")
    assert (told["id"], told["by_sender"]) == (message, True)
    assert (await other_tab.call("send_message", sent))["code"] == "message_withdrawn"
    assert await talk.rest("GET", "/held") == []
    answer = await talk.http.post(f"/api/sessions/{talk.id}/messages/{message}/approve")
    refused(answer, 404, "message_not_found")
