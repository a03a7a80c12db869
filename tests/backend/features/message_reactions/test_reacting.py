"""Reactions to messages: of each person each emoji once, counted exactly, told seldom."""

import asyncio
import time
from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

Json = dict[str, Any]
NOBODY = "0" * 32


async def said(talk: Talk, text: str = "like it?", speaker: Socket | None = None) -> str:
    """The id of a new message."""
    speaker = speaker or await talk.enter()
    return str((await speaker.call("send_message", {"message": text}))["id"])


async def react(who: Socket, message: str, emoji: str = "👍", *, on: bool = True) -> Json:
    """The ack of a reaction."""
    return await who.call("react_to_message", {"id": message, "emoji": emoji, "on": on})


async def counts(talk: Talk, *messages: str) -> Json:
    """How often people react to these messages, as a host reads it."""
    query = "&".join(f"ids={one}" for one in messages)
    return dict((await talk.rest("GET", f"/message-reactions?{query}"))["reactions"])


async def told(listener: Socket, message: str, wanted: Json) -> None:
    """Wait until the last count that a member was told of a message is this one."""

    def is_told() -> bool:
        received = [one["reactions"].get(message) for one in listener.all("message_reactions")]
        return [one for one in received if one is not None][-1:] == [wanted]

    await listener.until(is_told)


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"id": "x", "emoji": "👍"},
        {"id": 1, "emoji": "👍", "on": True},
        {"id": "x", "emoji": "👍", "on": 1},
        {"id": "", "emoji": "👍", "on": True},
        {"id": "x" * 33, "emoji": "👍", "on": True},
        {"id": "x", "emoji": "", "on": True},
        {"id": "x", "emoji": "👍" * 33, "on": True},
        {"id": "x", "emoji": "👍", "on": True, "count": 2},
    ],
)
async def test_what_is_no_reaction_is_refused_and_nobody_receives_it(
    talk: Talk, payload: Json
) -> None:
    guest, other = await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    assert (await guest.call("react_to_message", payload))["code"] == "invalid_request"
    await talk.received_nothing(other, since=mark)


@both_databases
async def test_nobody_reacts_to_what_everybody_cannot_read(talk: Talk, other_talk: Talk) -> None:
    guest, other = await talk.enter(), await talk.enter()
    elsewhere, deleted = await said(other_talk), await said(talk)
    await talk.rest("DELETE", f"/messages/{deleted}")
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = await said(talk)
    mark = await talk.mark(other)
    for message in (NOBODY, "nonsense", elsewhere, deleted, held):
        for on in (True, False):
            assert (await react(guest, message, on=on))["code"] == "message_not_found"
    await talk.received_nothing(other, since=mark)
    assert await counts(talk, elsewhere, deleted, held) == {}
    assert await counts(other_talk, elsewhere) == {}


@both_databases
@pytest.mark.parametrize(
    ("step", "code"),
    [
        (("PATCH", "/features", {"reactions": False}), "reactions_off"),
        (("POST", "/pause", None), "session_paused"),
        (("POST", "/end", None), "session_ended"),
        (("PUT", "/participants/{guest}/mute", {"minutes": 5}), "muted_by_presenter"),
    ],
)
async def test_nobody_reacts_when_they_may_not_and_what_was_stays(
    talk: Talk, step: tuple[str, str, Json | None], code: str
) -> None:
    message, participant = await said(talk), await talk.add_participant()
    guest, other = await talk.enter(participant), await talk.enter()
    await react(guest, message)
    await told(other, message, {"👍": 1})
    method, path, body = step
    await talk.rest(method, path.format(guest=participant.id), body)
    mark = await other_is_told(talk, other)
    for on in (True, False):
        assert (await react(guest, message, on=on))["code"] == code
    told_since = [one for name, one in other.received[mark:] if name == "message_reactions"]
    assert all(one["reactions"] == {message: {"👍": 1}} for one in told_since), "nobody heard of it"
    assert await counts(talk, message) == {message: {"👍": 1}}


async def other_is_told(talk: Talk, other: Socket) -> int:
    """How much has been received, once a change of the session was."""
    await talk.rest("PATCH", "", {"description": "later"})
    await other.saw("session_updated", lambda data: data["description"] == "later")
    return len(other.received)


@both_databases
async def test_whoever_is_removed_does_not_react(talk: Talk) -> None:
    message, participant = await said(talk), await talk.add_participant()
    guest = await talk.enter(participant)
    await talk.rest("PUT", f"/participants/{participant.id}/removal")
    await guest.hung_up()
    again = await talk.connect()
    ack = await again.call("join_session", {"session_id": talk.id, "token": participant.token})
    assert not ack["ok"]
    assert (await react(again, message))["code"] == "not_joined"
    assert await counts(talk, message) == {}


async def test_only_what_is_on_offer_is_given_and_what_was_is_taken_back(talk: Talk) -> None:
    message, guest, other = await said(talk), await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    assert (await react(guest, message, "🦖"))["code"] == "emoji_unknown"
    await talk.received_nothing(other, since=mark)
    assert (await react(guest, message, "❤"))["emoji"] == "❤️", "as the session spells it"
    await talk.rest("PATCH", "", {"settings": {"reactions": ["🙂", "🎉", "🔥"]}})
    assert (await react(guest, message, "❤️"))["code"] == "emoji_unknown"
    assert (await react(guest, message, "❤️", on=False))["ok"]
    await told(other, message, {})


@both_databases
async def test_a_reaction_counts_once_and_can_be_taken_back(talk: Talk) -> None:
    message, participant = await said(talk), await talk.add_participant()
    guest, other = await talk.enter(participant), await talk.enter()
    for on in (True, True, False, False, True):
        ack = await react(guest, message, on=on)
        assert ack == {"ok": True, "id": message, "emoji": "👍", "on": on}
    await react(guest, message, "😀")
    await react(other, message)
    await told(other, message, {"👍": 2, "😀": 1})
    welcome = await (await talk.enter(participant)).saw("joined_session")
    assert welcome["message_reactions"] == {message: {"👍": 2, "😀": 1}}
    assert sorted(welcome["own_message_reactions"][message]) == ["👍", "😀"]
    newcomer = await (await talk.enter()).saw("joined_session")
    assert newcomer["own_message_reactions"] == {}
    header = {"authorization": f"Bearer {participant.token}"}
    path = f"/api/sessions/{talk.id}/message-reactions?ids={message}"
    read = (await talk.http.get(path, headers=header)).json()
    assert read["reactions"] == welcome["message_reactions"]
    assert sorted(read["own"][message]) == ["👍", "😀"]


@both_databases
async def test_hosts_react_and_two_tabs_at_once_count_once(talk: Talk) -> None:
    message = await said(talk)
    tabs = [await talk.present() for _ in range(4)]
    assert all(ack["ok"] for ack in await asyncio.gather(*(react(tab, message) for tab in tabs)))
    await told(tabs[0], message, {"👍": 1})
    assert await counts(talk, message) == {message: {"👍": 1}}


@both_databases
async def test_reactions_of_many_are_exact_and_told_seldom(talk: Talk) -> None:
    messages = [await said(talk), await said(talk)]
    guests = [await talk.enter() for _ in range(12)]
    listener, began = await talk.present(), time.monotonic()
    calls = [
        react(guest, message, on=on)
        for message in messages
        for on in (True, False, True)
        for guest in guests
    ]
    assert all(ack["ok"] for ack in await asyncio.gather(*calls))
    for message in messages:
        await told(listener, message, {"👍": 12})
    seconds = time.monotonic() - began
    assert len(listener.all("message_reactions")) <= 2 * seconds + 2
    assert await counts(talk, *messages) == {one: {"👍": 12} for one in messages}


@both_databases
async def test_a_deleted_message_has_no_reactions_until_it_is_restored(talk: Talk) -> None:
    message, guest, other = await said(talk), await talk.enter(), await talk.enter()
    await react(guest, message)
    await told(other, message, {"👍": 1})
    await talk.rest("DELETE", f"/messages/{message}")
    late = await talk.enter()
    assert (await late.saw("joined_session"))["message_reactions"] == {}
    assert await counts(talk, message) == {}
    await talk.rest("POST", f"/messages/{message}/restore")
    await told(late, message, {"👍": 1})


@pytest.mark.parametrize("query", ["?ids=", f"?ids={'x' * 33}", "?" + "ids=x&" * 101])
async def test_what_asks_about_no_or_too_many_messages_is_refused(talk: Talk, query: str) -> None:
    path = f"{talk.server.url}/api/sessions/{talk.id}/message-reactions{query}"
    assert (await talk.http.get(path)).json()["code"] == "invalid_request"


async def test_the_log_knows_nothing_of_reactions(talk: Talk) -> None:
    message, guest = await said(talk), await talk.enter()
    before = len(await talk.log())
    await react(guest, message)
    await told(guest, message, {"👍": 1})
    assert len(await talk.log()) == before
