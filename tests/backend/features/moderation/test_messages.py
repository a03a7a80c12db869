"""Deleting, bringing back and pinning a message."""

from typing import Any

import httpx
import pytest

from fixtures.hall import Hall
from fixtures.server import both_databases
from fixtures.sockets import Socket

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


async def asked(hall: Hall, way: tuple[str, str, Any], token: str | None) -> httpx.Response:
    method, path, body = way
    headers = {"authorization": f"Bearer {token}"} if token else {"authorization": ""}
    path = f"/api/sessions/{hall.id}{path}"
    return await hall.http.request(method, path, json=body, headers=headers)


async def test_a_participant_cannot_moderate(hall: Hall) -> None:
    seat = await hall.seat()
    other = await hall.enter(seat)
    message = await said(other, "mine")
    before, mark = await hall.log(), len(other.heard)
    for way in [*ways(message), ("DELETE", "/pinned", None)]:
        assert (await asked(hall, way, seat.token)).status_code == 403
        assert (await asked(hall, way, None)).status_code == 401
    assert await hall.log() == before
    await hall.heard_nothing(other, since=mark)


async def test_another_presenter_finds_nothing_to_moderate(hall: Hall, other_hall: Hall) -> None:
    message = await said(await hall.enter(), "here")
    before = await hall.log()
    for way in [*ways(message), ("DELETE", "/pinned", None)]:
        answer = await asked(hall, way, other_hall.token)
        assert (answer.status_code, answer.json()["code"]) == (404, "session_not_found")
        answer = await asked(other_hall, way, other_hall.token)
        if way != ("DELETE", "/pinned", None):
            assert (answer.status_code, answer.json()["code"]) == (404, "message_not_found")
    assert await hall.log() == before


@pytest.mark.parametrize("message", [NOBODY, "x", "%00"])
async def test_a_message_that_is_not_there_is_not_found(hall: Hall, message: str) -> None:
    for way in ways(message)[:2]:
        answer = await asked(hall, way, hall.token)
        assert (answer.status_code, answer.json()["code"]) == (404, "message_not_found")


@both_databases
async def test_a_deleted_text_is_nowhere_any_more(hall: Hall) -> None:
    speaker, other = await hall.enter(), await hall.present()
    message = await said(speaker, "very bad words")
    await hall.rest("PUT", "/pinned", {"message_id": message})
    await hall.rest("DELETE", f"/messages/{message}")
    told = await other.saw("message_deleted")
    assert told["id"] == message
    late = await hall.enter()
    shown = await late.saw("joined_session")
    assert (shown["messages"][-1]["message_type"], shown["pinned"]) == ("deleted", None)
    missed = await late.call("sync", {"since": 0})
    assert "bad words" not in f"{shown} {missed} {await hall.log()}"


@both_databases
async def test_a_deletion_can_be_undone(hall: Hall) -> None:
    speaker, other = await hall.enter(), await hall.present()
    message = await said(speaker, "not so bad")
    original = await other.saw("new_message")
    for _ in range(2):  # the second time it changes nothing
        await hall.rest("DELETE", f"/messages/{message}")
    for _ in range(2):
        await hall.rest("POST", f"/messages/{message}/restore")
    told = await other.saw("message_restored")
    assert (told["id"], told["message"]) == (message, original)
    late = await hall.enter()
    assert (await late.saw("joined_session"))["messages"] == [original]
    types = [fact["type"] for fact in await hall.log()]
    assert types.count("message_deleted") == types.count("message_restored") == 1


async def test_a_deleted_message_cannot_be_pinned(hall: Hall) -> None:
    message = await said(await hall.enter(), "gone")
    await hall.rest("DELETE", f"/messages/{message}")
    answer = await asked(hall, ways(message)[2], hall.token)
    assert answer.json()["code"] == "message_not_found"


@both_databases
async def test_what_is_pinned_is_shown_until_something_else_is_or_nothing(hall: Hall) -> None:
    speaker = await hall.enter()
    first, second = await said(speaker, "first"), await said(speaker, "second")
    for message in (first, second):
        for _ in range(2):
            await hall.rest("PUT", "/pinned", {"message_id": message})
        told = await speaker.saw("message_pinned", lambda told, one=message: told["id"] == one)
        assert told["message"]["id"] == message
        late = await hall.enter()
        assert (await late.saw("joined_session"))["pinned"] == told["message"]
    for _ in range(2):
        await hall.rest("DELETE", "/pinned")
    assert (await speaker.saw("message_unpinned"))["id"] == second
    assert (await (await hall.enter()).saw("joined_session"))["pinned"] is None
    types = [fact["type"] for fact in await hall.log()]
    assert (types.count("message_pinned"), types.count("message_unpinned")) == (2, 1)
