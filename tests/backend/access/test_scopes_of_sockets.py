"""Every socket command for programs, which act as their presenter within their scopes."""

import pytest

from access.test_sockets import BEFORE_JOINING, COMMANDS, PAYLOADS
from fixtures.feature_contracts import made_for, prepared_payloads
from fixtures.programs import SCOPES, token_for
from fixtures.talk import Talk

OF_ROOMS = "messages:read"  # without it there is no joining


async def test_who_may_not_read_does_not_get_in_and_nobody_receives_it(talk: Talk) -> None:
    member = await talk.enter()
    for scope in sorted({*SCOPES} - {OF_ROOMS}):
        mark, before = await talk.mark(member), await talk.log()
        program = await talk.connect((await token_for(talk, scope))["token"])
        ack = await program.call("join_session", {"session_id": talk.id})
        assert (ack["ok"], ack["code"]) == (False, "scope_missing"), scope
        for name, payload in PAYLOADS.items():
            ack = await program.call(name, payload)
            assert (ack["ok"], ack["code"]) == (False, "not_joined"), (scope, name)
        assert await talk.log() == before, scope
        await talk.received_nothing(member, since=mark)


async def test_no_program_gets_into_sessions_of_others(talk: Talk, other_talk: Talk) -> None:
    program = await talk.connect((await token_for(talk, OF_ROOMS))["token"])
    ack = await program.call("join_session", {"session_id": other_talk.id})
    assert (ack["ok"], ack["code"]) == (False, "session_not_found")


@pytest.mark.parametrize("scope", SCOPES)
async def test_who_gets_in_does_what_the_scopes_say(talk: Talk, scope: str) -> None:
    token = (await token_for(talk, OF_ROOMS, scope))["token"]
    program = await talk.join(await talk.connect(token))
    assert (await program.saw("joined_session"))["me"]["role"] == "presenter"
    assert (await program.call("renew", {"token": token}))["ok"]
    payloads = {**PAYLOADS, **await prepared_payloads(talk)}
    for name in payloads.keys() - BEFORE_JOINING:
        permission = COMMANDS[name].permission
        assert permission is not None
        if name == "leave_session" or "presenter" not in permission.roles:
            continue
        is_allowed = not permission.scopes.isdisjoint({OF_ROOMS, scope})
        usual = payloads[name]
        payload = await made_for(talk, program, payloads, name) if is_allowed else usual
        ack = await program.call(name, payload)
        assert ack["ok"] == is_allowed, (name, ack)
        assert ack.get("code") == (None if is_allowed else "scope_missing"), name


async def test_another_token_does_not_take_over(talk: Talk) -> None:
    wide, narrow = await token_for(talk, *SCOPES), await token_for(talk, OF_ROOMS)
    program = await talk.join(await talk.connect(wide["token"]))
    for other in (narrow["token"], talk.token):
        ack = await program.call("renew", {"token": other})
        assert (ack["ok"], ack["code"]) == (False, "token_invalid")
