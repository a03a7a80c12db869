"""Replies: to what everybody can read, by its id; what was deleted is quoted nowhere."""

from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

NOBODY = "0" * 32


async def send_message(speaker: Socket, text: str, reply_to: str | None = None) -> dict[str, Any]:
    """The ack of a new message."""
    return await speaker.call("send_message", {"message": text, "reply_to": reply_to})


@pytest.mark.parametrize("reply_to", [7, "", "x" * 33, {"id": NOBODY}, "a\u0000b"])
async def test_what_is_no_id_is_refused_and_nobody_receives_it(talk: Talk, reply_to: Any) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    assert (await send_message(speaker, "yes", reply_to))["code"] == "invalid_request"
    await talk.received_nothing(other, since=mark)


@both_databases
async def test_only_what_everybody_can_read_is_replied_to(talk: Talk, other_talk: Talk) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    foreign = (await send_message(await other_talk.enter(), "there"))["id"]
    deleted = (await send_message(speaker, "gone"))["id"]
    await talk.rest("DELETE", f"/messages/{deleted}")
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = (await send_message(speaker, "waits"))["id"]
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "open"}})
    await other.saw("hidden")
    mark = await talk.mark(other)
    for nothing in (NOBODY, foreign, deleted, held):
        assert (await send_message(speaker, "yes", nothing))["code"] == "reply_to_gone"
    await talk.received_nothing(other, since=mark)
    assert [one["type"] for one in await talk.log()].count("new_message") == 1


@both_databases
async def test_a_reply_names_the_message_and_its_position(talk: Talk) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    first = await send_message(speaker, "shall we?")
    await other.saw("new_message")
    await send_message(other, "yes", first["id"])
    told = await speaker.saw("new_message", lambda data: data["message"] == "yes")
    assert told["reply_to"] == {"id": first["id"], "seq": first["seq"]}
    shown = await (await talk.enter()).saw("joined_session")
    assert [one.get("reply_to") for one in shown["messages"]] == [None, told["reply_to"]]
    missed = await other.call("sync", {"since": 0})
    assert f"{told['reply_to']}" in f"{missed}" or "events" not in missed


@both_databases
async def test_a_repeated_reply_is_stored_once_though_the_message_is_gone(talk: Talk) -> None:
    speaker = await talk.enter()
    first = await send_message(speaker, "shall we?")
    reply = {"message": "yes", "client_id": "1", "reply_to": first["id"]}
    ack = await speaker.call("send_message", reply)
    await talk.rest("DELETE", f"/messages/{first['id']}")
    assert await speaker.call("send_message", reply) == ack


@both_databases
async def test_a_held_reply_is_one_when_it_is_approved(talk: Talk) -> None:
    speaker, presenter = await talk.enter(), await talk.present()
    first = await send_message(presenter, "any questions?")
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = await send_message(speaker, "yes", first["id"])
    await talk.rest("POST", f"/messages/{held['id']}/approve")
    told = await presenter.saw("new_message", lambda data: data["message"] == "yes")
    assert told["reply_to"] == {"id": first["id"], "seq": first["seq"]}


@both_databases
@pytest.mark.parametrize("is_erased", [False, True])
async def test_what_was_deleted_is_quoted_nowhere(talk: Talk, is_erased: bool) -> None:
    author, speaker = await talk.add_participant(), await talk.enter()
    first = await send_message(await talk.enter(author), "very bad words")
    await send_message(speaker, "really?", first["id"])
    if is_erased:
        header = {"authorization": f"Bearer {author.token}"}
        await talk.http.request("DELETE", f"/api/sessions/{talk.id}/me", headers=header)
    else:
        await talk.rest("DELETE", f"/messages/{first['id']}")
    await speaker.saw("message_deleted")
    shown = await (await talk.enter()).saw("joined_session")
    assert [one["message"] for one in shown["messages"]] == ["", "really?"]
    assert shown["messages"][1]["reply_to"]["id"] == first["id"]
    file = await talk.http.get(f"/api/sessions/{talk.id}/chat.csv")
    assert "bad words" not in f"{shown} {await talk.log()} {file.text}"


@both_databases
async def test_a_deleted_reply_no_longer_says_to_what_and_a_restored_one_does(talk: Talk) -> None:
    speaker = await talk.enter()
    first = await send_message(speaker, "shall we?")
    reply = await send_message(speaker, "yes", first["id"])
    await talk.rest("DELETE", f"/messages/{reply['id']}")
    shown = await (await talk.enter()).saw("joined_session")
    assert "reply_to" not in shown["messages"][1]
    assert not [one for one in await talk.log() if "reply_to" in one["data"]]
    await talk.rest("POST", f"/messages/{reply['id']}/restore")
    shown = await (await talk.enter()).saw("joined_session")
    assert shown["messages"][1]["reply_to"]["id"] == first["id"]


@both_databases
async def test_files_of_the_chat_say_what_was_replied_to(talk: Talk) -> None:
    speaker = await talk.enter()
    first = await send_message(speaker, "shall we?")
    await send_message(speaker, "yes", first["id"])
    path = f"/api/sessions/{talk.id}"
    csv = (await talk.http.get(f"{path}/chat.csv")).text.splitlines()
    assert [line.split(",")[-2] for line in csv[1:]] == ['""', '"shall we?"']
    assert (await talk.http.get(f"{path}/chat.txt")).text.endswith(": yes\n    > shall we?\n")
    for kind, quote in (("json", '"reply_to":"shall we?"'), ("html", '<p class="muted">shall we?')):
        link = await talk.http.post(f"{path}/report", json={"format": kind, "chat": True})
        assert quote in (await talk.http.get(link.json()["link"])).text


@both_databases
async def test_replies_are_handled_on_the_quick_way_too(talk: Talk) -> None:
    speaker = await talk.enter()
    first = await send_message(speaker, "shall we?")
    acks = [await send_message(speaker, f"yes {number}", first["id"]) for number in range(3)]
    assert [ack["seq"] for ack in acks] == [first["seq"] + number for number in (1, 2, 3)]
