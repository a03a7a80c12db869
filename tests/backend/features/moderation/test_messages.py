"""Deleting, bringing back and pinning a message."""

from typing import Any

import httpx
import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

NOBODY = "0" * 32


async def said(speaker: Socket, text: str) -> str:
    """The id of a message that was just said."""
    return str((await speaker.call("send_message", {"message": text}))["id"])


def ways(message: str) -> list[tuple[str, str, Any]]:
    return [
        ("DELETE", f"/messages/{message}", None),
        ("POST", f"/messages/{message}/restore", None),
        ("PUT", "/pinned", {"message_id": message}),
    ]


async def asked(talk: Talk, way: tuple[str, str, Any], token: str | None) -> httpx.Response:
    method, path, body = way
    headers = {"authorization": f"Bearer {token}"} if token else {"authorization": ""}
    path = f"/api/sessions/{talk.id}{path}"
    return await talk.http.request(method, path, json=body, headers=headers)


async def test_a_participant_cannot_moderate(talk: Talk) -> None:
    participant = await talk.add_participant()
    other = await talk.enter(participant)
    message = await said(other, "mine")
    before, mark = await talk.log(), len(other.received)
    for way in [*ways(message), ("DELETE", "/pinned", None)]:
        assert (await asked(talk, way, participant.token)).status_code == 403
        assert (await asked(talk, way, None)).status_code == 401
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


async def test_another_presenter_finds_nothing_to_moderate(talk: Talk, other_talk: Talk) -> None:
    message = await said(await talk.enter(), "here")
    before = await talk.log()
    for way in [*ways(message), ("DELETE", "/pinned", None)]:
        answer = await asked(talk, way, other_talk.token)
        assert (answer.status_code, answer.json()["code"]) == (404, "session_not_found")
        answer = await asked(other_talk, way, other_talk.token)
        if way != ("DELETE", "/pinned", None):
            assert (answer.status_code, answer.json()["code"]) == (404, "message_not_found")
    assert await talk.log() == before


@both_databases
@pytest.mark.parametrize("message", [NOBODY, "x", "%00"])
async def test_a_message_that_is_not_there_is_not_found(talk: Talk, message: str) -> None:
    for way in ways(message)[:2]:
        answer = await asked(talk, way, talk.token)
        assert (answer.status_code, answer.json()["code"]) == (404, "message_not_found")


@both_databases
async def test_a_deleted_text_is_nowhere_any_more(talk: Talk) -> None:
    speaker, other = await talk.enter(), await talk.present()
    message = await said(speaker, "very bad words")
    await talk.rest("PUT", "/pinned", {"message_id": message})
    await talk.rest("DELETE", f"/messages/{message}")
    told = await other.saw("message_deleted")
    assert told["id"] == message
    late = await talk.enter()
    shown = await late.saw("joined_session")
    assert (shown["messages"][-1]["message_type"], shown["pinned"]) == ("deleted", None)
    missed = await late.call("sync", {"since": 0})
    assert "bad words" not in f"{shown} {missed} {await talk.log()}"


@both_databases
async def test_a_deletion_can_be_undone(talk: Talk) -> None:
    speaker, other = await talk.enter(), await talk.present()
    message = await said(speaker, "not so bad")
    original = await other.saw("new_message")
    for _ in range(2):  # the second time it changes nothing
        await talk.rest("DELETE", f"/messages/{message}")
    for _ in range(2):
        await talk.rest("POST", f"/messages/{message}/restore")
    told = await other.saw("message_restored")
    assert (told["id"], told["message"]) == (message, original)
    late = await talk.enter()
    assert (await late.saw("joined_session"))["messages"] == [original]
    types = [fact["type"] for fact in await talk.log()]
    assert types.count("message_deleted") == types.count("message_restored") == 1


async def test_a_deleted_message_cannot_be_pinned(talk: Talk) -> None:
    message = await said(await talk.enter(), "gone")
    await talk.rest("DELETE", f"/messages/{message}")
    answer = await asked(talk, ways(message)[2], talk.token)
    assert answer.json()["code"] == "message_not_found"


@both_databases
async def test_what_is_pinned_is_shown_until_something_else_is_or_nothing(talk: Talk) -> None:
    speaker = await talk.enter()
    first, second = await said(speaker, "first"), await said(speaker, "second")
    for message in (first, second):
        for _ in range(2):
            await talk.rest("PUT", "/pinned", {"message_id": message})
        told = await speaker.saw("message_pinned", lambda told, one=message: told["id"] == one)
        assert told["message"]["id"] == message
        late = await talk.enter()
        assert (await late.saw("joined_session"))["pinned"] == told["message"]
    for _ in range(2):
        await talk.rest("DELETE", "/pinned")
    assert (await speaker.saw("message_unpinned"))["id"] == second
    assert (await (await talk.enter()).saw("joined_session"))["pinned"] is None
    types = [fact["type"] for fact in await talk.log()]
    assert (types.count("message_pinned"), types.count("message_unpinned")) == (2, 1)
