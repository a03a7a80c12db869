"""The dispatcher of commands: what it refuses by name, and how it answers."""

import json

import pytest
from jose import jwt

from fixtures.live_sessions import Json
from fixtures.server import sign
from fixtures.talk import Talk
from fixtures.waiting import ELSEWHERE, until

COMMANDS = {
    "send_message": {"message": "a secret"},
    "send_reaction": {"emoji": "👍"},
    "sync": {"since": 0},
    "leave_session": {},
}


@pytest.mark.parametrize("command", COMMANDS)
async def test_nothing_is_done_before_joining(talk: Talk, command: str) -> None:
    member, stranger = await talk.enter(), await talk.connect((await talk.add_participant()).token)
    mark, before = await talk.mark(member), await talk.log()
    with talk.server.logged() as lines:
        refused = await stranger.call(command, COMMANDS[command])
    assert (refused["ok"], refused["code"]) == (False, "not_joined")
    assert refused["detail"] == "Join a session first."
    assert [json.loads(line)["code"] for line in lines] == ["not_joined"]
    assert await talk.log() == before
    await talk.received_nothing(member, since=mark)


@pytest.mark.parametrize("command", COMMANDS)
async def test_an_unknown_field_is_refused(talk: Talk, command: str) -> None:
    member, other = await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    refused = await member.call(command, {**COMMANDS[command], "extra": 1})
    assert (refused["ok"], refused["code"]) == (False, "invalid_request")
    assert ("extra", "unknown_field") in [(one["name"], one["code"]) for one in refused["fields"]]
    await talk.received_nothing(other, since=mark)


@pytest.mark.parametrize("payload", [[], "text", 5, True, [{"since": 0}]])
@pytest.mark.parametrize("command", COMMANDS)
async def test_a_payload_that_is_no_object_is_refused(
    talk: Talk, command: str, payload: object
) -> None:
    refused = await (await talk.enter()).call(command, payload)
    assert (refused["ok"], refused["code"]) == (False, "invalid_request")


@pytest.mark.parametrize("command", COMMANDS)
async def test_two_arguments_are_refused(talk: Talk, command: str) -> None:
    member = await talk.enter()
    refused = await member.call(command, (COMMANDS[command], COMMANDS[command]))
    assert (refused["ok"], refused["code"]) == (False, "invalid_request")


async def test_an_unknown_command_is_refused_in_one_line_and_others_do_not_notice(
    talk: Talk,
) -> None:
    member, other = await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    with talk.server.logged() as lines:
        refused = await member.call("drop_tables", {"secret": "s"})
    assert (refused["ok"], refused["code"]) == (False, "unknown_command")
    assert len(lines) == 1
    assert "secret" not in lines[0]
    await talk.received_nothing(other, since=mark)


async def test_who_asks_for_no_ack_receives_a_refusal_by_an_event(talk: Talk) -> None:
    member, other = await talk.enter(), await talk.enter()
    mark = await talk.mark(other)
    await member.tell("send_message", {"message": ""})
    assert await member.saw("error") == {
        "command": "send_message",
        "code": "invalid_request",
        "detail": "Enter a message.",
    }
    await talk.received_nothing(other, since=mark)


async def test_who_asks_for_an_ack_receives_a_refusal_once(talk: Talk) -> None:
    member = await talk.enter()
    await member.call("send_message", {"message": ""})
    await talk.fence(member)
    assert member.all("error") == []


async def test_a_presenters_commands_are_refused_once_the_token_is_too_old(talk: Talk) -> None:
    claims = {"sub": jwt.get_unverified_claims(talk.token)["sub"], "aud": "presenter"}
    presenter = await talk.join(await talk.connect(), token=sign(claims, lifetime=1))
    other = await talk.enter()
    mark, before = await talk.mark(other), await talk.log()

    async def refusal() -> Json | None:
        ack: Json = await presenter.call("sync", {"since": 0})
        return None if ack["ok"] else ack

    assert (await until(refusal, every=ELSEWHERE))["code"] == "token_expired"
    assert (await presenter.call("send_message", {"message": "x"}))["code"] == "token_expired"
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)
    renewed = await presenter.call("renew", {"token": talk.token})
    assert renewed["ok"]
    assert (await presenter.call("send_message", {"message": "x"}))["ok"]


async def test_a_connection_is_renewed_by_its_own_token_alone(talk: Talk, other_talk: Talk) -> None:
    participant = await talk.add_participant()
    member = await talk.enter(participant)
    foreign = {
        "another participant": (await talk.add_participant()).token,
        "another session": (await other_talk.add_participant()).token,
        "the presenter": talk.token,
        "nonsense": "x",
    }
    for token in foreign.values():
        refused = await member.call("renew", {"token": token})
        assert (refused["ok"], refused["code"]) == (False, "token_invalid")
    renewed = await member.call("renew", {"token": participant.token})
    assert sorted(renewed) == ["expires_at", "ok"]
    assert (await member.call("send_message", {"message": "still here"}))["ok"]
