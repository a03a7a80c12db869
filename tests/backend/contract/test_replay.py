"""Replay: for every command, what a member knew before plus the events is what is true after."""

import contextlib
from collections.abc import Callable
from typing import Any

import pytest

from fixtures.changes import BEFORE, BY_REST
from fixtures.contract import names
from fixtures.feature_contracts import made_for, of_features, prepared_payloads
from fixtures.replaying import erased, renamed, restored
from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import BACKGROUND, Talk

State = dict[str, Any]
Reducer = Callable[[State, Any], State]

BY_SOCKET = {
    "sync": {"since": 0},
    **of_features("PAYLOADS"),
    "leave_session": {},
}


def started(_state: State, welcome: Any) -> State:
    """What a member knows who has just come."""
    return {
        "session": welcome["session"],
        "messages": welcome["messages"],
        "pinned": welcome["pinned"],
        "totals": welcome["reactions"]["totals"],
        "seq": welcome["seq"],
        **{name: welcome[field] for name, field in of_features("SHOWN").items()},
    }


def said(state: State, message: Any) -> State:
    return {**state, "messages": [*state["messages"], message], "seq": message["seq"]}


def deleted(state: State, gone: Any) -> State:
    """One message has no text, and is not pinned."""
    blank = {"message": "", "message_type": "deleted"}
    messages = [{**one, **blank} if one["id"] == gone["id"] else one for one in state["messages"]]
    pinned = state["pinned"]
    kept = None if pinned and pinned["id"] == gone["id"] else pinned
    return {**state, "messages": messages, "pinned": kept, "seq": gone["seq"]}


def pinned(state: State, above: Any) -> State:
    """One message is above the others, or none."""
    return {**state, "pinned": above.get("message"), "seq": above["seq"]}


def updated(state: State, change: Any) -> State:
    """The session as it is now."""
    fields = {name: value for name, value in change.items() if name != "seq"}
    return {**state, "session": {**state["session"], **fields}, "seq": change["seq"]}


def reacted(state: State, tick: Any) -> State:
    """The totals as they are now."""
    return {**state, "totals": tick["totals"]}


def passed(state: State, something: Any) -> State:
    """Something happened that is not for everybody."""
    return {**state, "seq": something["seq"]}


def unchanged(state: State, _payload: Any) -> State:
    """Not about the state."""
    return state


REDUCERS: dict[str, Reducer] = {
    **of_features("REDUCERS"),
    "joined_session": started,
    "new_message": said,
    "session_updated": updated,
    "message_deleted": deleted,
    "message_restored": restored,
    "message_pinned": pinned,
    "hidden": passed,
    "message_unpinned": pinned,
    "participant_erased": erased,
    "participant_renamed": renamed,
    "reaction_update": reacted,
    "connected": unchanged,
    "error": unchanged,
    **dict.fromkeys(
        ("removed", "muted", "renewed", "newcomers_waiting", "draining", *BACKGROUND), unchanged
    ),
}


def replay(socket: Socket) -> State:
    """What a member knows from all it received."""
    state: State = {}
    for event, payload in socket.received:
        state = REDUCERS[event](state, payload)
    return state


async def agrees(talk: Talk, member: Socket) -> None:
    """Wait until a member knows what somebody who comes now is shown."""
    fresh = replay(await talk.present())
    with contextlib.suppress(TimeoutError):
        await member.until(lambda: replay(member) == fresh)
    assert replay(member) == fresh


async def do(talk: Talk, change: str) -> None:
    """Make a change by REST; what is about a message is about the first one."""
    said = [fact["data"] for fact in await talk.log() if fact["type"] == "new_message"]
    method, path, body = BY_REST[change]
    if body and "message_id" in body:
        body = {"message_id": said[0]["id"]}
    await talk.rest(
        method, path.format(message=said[0]["id"], speaker=said[0]["sender"]["id"]), body
    )


async def lively(talk: Talk) -> tuple[Socket, Socket]:
    """A listener and an actor in a talk where things have happened."""
    listener, actor = await talk.present(), await talk.enter()
    await actor.call("send_message", {"message": "first"})
    await actor.call("send_reaction", {"emoji": "👏"})
    await agrees(talk, listener)
    return listener, actor


def test_every_event_of_the_contract_is_replayed() -> None:
    assert set(REDUCERS) == names("events")


def test_every_command_of_the_contract_is_replayed() -> None:
    assert {*BY_SOCKET, "join_session", "renew"} == names("commands")


@both_databases
@pytest.mark.parametrize("change", BY_REST)
async def test_a_change_by_rest_is_received_as_it_is_stored(talk: Talk, change: str) -> None:
    listener, _ = await lively(talk)
    for step in [*BEFORE.get(change, []), change]:
        await do(talk, step)
    await agrees(talk, listener)


async def test_the_start_of_a_draft_is_received_as_it_is_stored(draft: Talk) -> None:
    listener = await draft.present()
    await draft.rest("POST", "/activate")
    await agrees(draft, listener)


@both_databases
@pytest.mark.parametrize("command", BY_SOCKET)
async def test_a_command_is_received_as_it_is_stored(talk: Talk, command: str) -> None:
    payloads = {**BY_SOCKET, **await prepared_payloads(talk)}
    listener, actor = await lively(talk)
    given = await made_for(talk, actor, payloads, command)
    assert (await actor.call(command, given))["ok"]
    await agrees(talk, listener)


@both_databases
@pytest.mark.parametrize(
    "ways",
    [
        [("POST", "approve")],
        [("DELETE", "")],
        [("DELETE", ""), ("POST", "restore"), ("POST", "approve")],
    ],
    ids=["approved", "refused", "refused and approved"],
)
async def test_what_becomes_of_a_held_message_is_received_as_it_is_stored(
    talk: Talk, ways: list[tuple[str, str]]
) -> None:
    listener, actor = await lively(talk)
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = await actor.call("send_message", {"message": "may I?"})
    await agrees(talk, listener)
    for method, way in ways:
        await talk.rest(method, f"/messages/{held['id']}/{way}".rstrip("/"))
        await agrees(talk, listener)


async def test_joining_and_renewing_change_nothing_for_others(talk: Talk) -> None:
    listener, actor = await lively(talk)
    participant = await talk.add_participant()
    member = await talk.enter(participant)
    await talk.join(actor)
    assert (await member.call("renew", {"token": participant.token}))["ok"]
    await agrees(talk, listener)


async def test_a_refused_command_changes_nothing(talk: Talk) -> None:
    listener, actor = await lively(talk)
    assert not (await actor.call("send_message", {"message": ""}))["ok"]
    assert not (await actor.call("send_reaction", {"emoji": "🍕"}))["ok"]
    await agrees(talk, listener)


async def test_what_was_missed_gives_the_same_state_as_having_been_there(talk: Talk) -> None:
    listener, actor = await lively(talk)
    participant = await talk.add_participant()
    away = await talk.enter(participant)
    known = replay(away)
    await away.close()
    await actor.call("send_message", {"message": "second"})
    await talk.rest(*BY_REST["title"])
    back = await talk.join(await talk.connect(participant.token), since=known["seq"])
    for fact in (await back.saw("joined_session"))["events"]:
        known = REDUCERS[fact["type"]](known, fact["data"])
    assert known == replay(back)
    await agrees(talk, listener)
