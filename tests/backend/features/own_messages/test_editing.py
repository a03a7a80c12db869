"""People change what they wrote: for some minutes, under the rules of a new message."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.refusal import Refusal
from app.features.messages import service as messages
from app.features.messages.commands import SendMessage
from app.features.own_messages import service
from app.features.own_messages.policy import EDITABLE
from app.main import app
from app.storage.models import Message
from fixtures.live_sessions import active
from fixtures.problems import refused
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

NOBODY = "0" * 32


async def send_message(speaker: Socket, text: str) -> str:
    """The id of a new message."""
    ack = await speaker.call("send_message", {"message": text})
    assert ack["ok"], ack
    return str(ack["id"])


async def texts(talk: Talk) -> list[str]:
    """What messages say, by the log."""
    return [one["data"]["message"] for one in await talk.log() if one["type"] == "new_message"]


async def edits(speaker: Socket, message_id: Any, text: Any) -> Any:
    return await speaker.call("edit_message", {"id": message_id, "message": text})


@pytest.mark.parametrize("text", ["", " \u200b", "x" * 501, None, 7])
async def test_what_is_no_message_is_refused_and_nobody_receives_it(talk: Talk, text: Any) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    message = await send_message(speaker, "first")
    mark = await talk.mark(other)
    assert (await edits(speaker, message, text))["code"] == "invalid_request"
    assert await texts(talk) == ["first"]
    await talk.received_nothing(other, since=mark)


async def test_nobody_edits_what_is_somebody_elses_or_not_there(
    talk: Talk, other_talk: Talk
) -> None:
    speaker, other, presenter = await talk.enter(), await talk.enter(), await talk.present()
    message, foreign = (
        await send_message(speaker, "mine"),
        await send_message(await other_talk.enter(), "there"),
    )
    mark = await talk.mark(other)
    for one in (other, presenter):
        assert (await edits(one, message, "yours"))["code"] == "not_own_message"
    for nothing in (NOBODY, "x", foreign):
        assert (await edits(speaker, nothing, "new"))["code"] == "message_not_found"
    await talk.received_nothing(other, since=mark)
    assert await texts(talk) == ["mine"]


async def test_whether_somebody_else_has_held_or_deleted_words_is_told_to_nobody(
    talk: Talk,
) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    gone = await send_message(speaker, "gone")
    assert (await speaker.call("delete_message", {"id": gone}))["ok"]
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = await send_message(speaker, "held")
    for message in (gone, held):
        assert (await edits(other, message, "new"))["code"] == "message_not_found"
    assert (await edits(speaker, gone, "new"))["code"] == "message_not_found"


@pytest.mark.parametrize(
    ("method", "path", "change", "code"),
    [
        ("PATCH", "/features", {"chat": False}, "chat_off"),
        ("POST", "/pause", None, "session_paused"),
        ("POST", "/end", None, "session_ended"),
        ("PATCH", "", {"settings": {"chat_mode": "read_only"}}, "read_only"),
        ("PATCH", "", {"settings": {"word_filter": "refuse"}}, "words_refused"),
    ],
)
async def test_the_rules_of_the_chat_hold(
    talk: Talk, method: str, path: str, change: Any, code: str
) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    message = await send_message(speaker, "harmless")
    await talk.rest(method, path, change)
    mark = await talk.mark(other)
    assert (await edits(speaker, message, "시발"))["code"] == code
    await talk.received_nothing(other, since=mark)
    assert await texts(talk) == ["harmless"]


async def test_who_is_muted_edits_nothing(talk: Talk) -> None:
    person = await talk.add_participant()
    speaker = await talk.enter(person)
    message = await send_message(speaker, "first")
    await talk.rest("PUT", f"/participants/{person.id}/mute", {})
    assert (await edits(speaker, message, "second"))["code"] == "muted_by_presenter"


@pytest.mark.parametrize(("seconds", "code"), [(-20, None), (1, "edit_too_late")])
async def test_after_five_minutes_a_message_stays_as_it_is(
    presenter: httpx.AsyncClient, db: AsyncSession, seconds: int, code: str | None
) -> None:
    session = (await active(presenter, chat=True))["id"]
    context, actor = app.state.realtime.context, Actor("a" * 32, "participant", "A")
    (ack,) = await context.run(messages.send_new, session, [(actor, SendMessage(message="frist"))])
    sent_at = utc_now() - EDITABLE - timedelta(seconds=seconds)
    await db.execute(update(Message).values(sent_at=sent_at))
    await db.commit()
    try:
        await context.run(service.edit, actor, session, ack.id, "first")
    except Refusal as refusal:
        found = refusal.code
    else:
        found = None
    assert found == code
    assert await db.scalar(select(Message.message)) == ("frist" if code else "first")


@both_databases
async def test_everybody_reads_the_new_text_and_nobody_the_old_one(talk: Talk) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    message = await send_message(speaker, "frist")
    original = await other.saw("new_message")
    await talk.rest("PUT", "/pinned", {"message_id": message})
    ack = await edits(speaker, message, "first")
    told = await other.saw("message_edited")
    assert told["message"] == {**original, "message": "first", "edited_at": ack["edited_at"]}
    late = await talk.enter()
    shown = await late.saw("joined_session")
    assert shown["messages"] == [told["message"]] == [shown["pinned"]]
    missed = await late.call("sync", {"since": 0})
    assert "frist" not in f"{shown} {missed} {await talk.log()}"


@both_databases
async def test_an_edit_by_rest_is_the_same_and_once_more_changes_nothing(talk: Talk) -> None:
    person = await talk.add_participant()
    other = await talk.enter()
    headers = {"authorization": f"Bearer {person.token}"}
    path = f"/api/sessions/{talk.id}"
    said = await talk.http.post(f"{path}/messages", json={"message": "frist"}, headers=headers)
    one = f"{path}/own-messages/{said.json()['id']}"
    body = {"message": "first"}
    answers = [await talk.http.patch(one, json=body, headers=headers) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert (await other.saw("message_edited"))["message"]["message"] == "first"
    refused(await talk.http.patch(one, json=body), 403, "not_own_message")
    types = [fact["type"] for fact in await talk.log()]
    assert (types.count("new_message"), types.count("message_edited")) == (1, 1)


@both_databases
async def test_a_held_message_waits_with_its_new_text_and_is_shown_without_a_mark(
    talk: Talk,
) -> None:
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    speaker, other = await talk.enter(), await talk.enter()
    message = await send_message(speaker, "may I?")
    assert await edits(speaker, message, "may I, please?") == {
        "ok": True,
        "id": message,
        "state": "held",
    }
    assert [one["message"] for one in await talk.rest("GET", "/held")] == ["may I, please?"]
    await talk.rest("POST", f"/messages/{message}/approve")
    told = await other.saw("new_message")
    assert (told["message"], "edited_at" in told) == ("may I, please?", False)


@both_databases
async def test_a_shown_message_whose_new_text_must_wait_is_deleted_until_then(talk: Talk) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    message = await send_message(speaker, "harmless")
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    ack = await edits(speaker, message, "not so harmless")
    assert (ack["ok"], ack["state"], ack["id"] != message) == (True, "held", True)
    assert (await other.saw("message_deleted"))["id"] == message
    held = await talk.rest("GET", "/held")
    assert [(one["id"], one["message"]) for one in held] == [(ack["id"], "not so harmless")]
    assert "harmless" not in str(await talk.log())
    await talk.rest("POST", f"/messages/{ack['id']}/approve")
    told = await other.saw("new_message", lambda told: told["id"] == ack["id"])
    assert told["message"] == "not so harmless"


async def test_filtered_words_are_covered_as_in_a_new_message(talk: Talk) -> None:
    speaker, other = await talk.enter(), await talk.enter()
    await talk.rest("PATCH", "", {"settings": {"word_filter": "mark"}})
    message = await send_message(speaker, "harmless")
    await edits(speaker, message, "시발")
    told = await other.saw("message_edited")
    assert told["message"]["message_type"] == "marked"
    await edits(speaker, message, "harmless again")
    told = await other.saw("message_edited", lambda told: "again" in told["message"]["message"])
    assert told["message"]["message_type"] == "text"
