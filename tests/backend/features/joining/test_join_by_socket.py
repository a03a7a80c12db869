"""Joining over the socket, without a request before it."""

from datetime import datetime
from typing import Any

import pytest

from app.core.clock import wire_time
from fixtures.server import both_databases
from fixtures.talk import Talk


async def asked(talk: Talk, **details: Any) -> dict[str, Any]:
    """What a socket without a token is answered."""
    socket = await talk.connect()
    command = {"session_code": talk.session["session_code"], "nickname": "하늘", **details}
    return await socket.call("join_session", command)


@both_databases
@pytest.mark.parametrize(
    ("details", "code"),
    [
        ({"session_code": None, "session_id": "load-test-session"}, "code_required"),
        ({"session_code": "NOBODY"}, "session_not_found"),
        ({"nickname": None}, "token_required"),
        ({"nickname": " "}, "invalid_request"),
        ({"nickname": "x" * 21}, "invalid_request"),
        ({"nickname": "발표자"}, "nickname_reserved"),
        ({"nickname": "taken"}, "nickname_taken"),
        ({"token": "nonsense"}, "token_invalid"),
    ],
)
async def test_who_is_refused_has_not_joined_and_disturbs_nobody(
    talk: Talk, details: dict[str, Any], code: str
) -> None:
    member = await talk.enter(await talk.add_participant("taken"))
    mark = await talk.mark(member)
    ack = await asked(talk, **details)
    assert (ack["ok"], ack["code"]) == (False, code)
    await talk.received_nothing(member, since=mark)
    assert (await talk.rest("GET"))["participant_total"] == 1


async def test_a_session_named_by_its_id_alone_is_not_entered(talk: Talk) -> None:
    ack = await asked(talk, session_code=None, session_id=talk.id)
    assert (ack["ok"], ack["code"]) == (False, "code_required")
    assert (await talk.rest("GET"))["participant_total"] == 0


async def test_a_passcode_is_asked_for(talk: Talk) -> None:
    await talk.rest("PATCH", "", {"passcode": "1234"})
    assert (await asked(talk))["code"] == "passcode_required"
    assert (await asked(talk, passcode="12345"))["code"] == "passcode_wrong"
    assert (await asked(talk, passcode="1234"))["ok"]


async def test_an_ended_session_takes_nobody(talk: Talk) -> None:
    await talk.rest("POST", "/end")
    assert (await asked(talk))["code"] == "session_ended"


@both_databases
async def test_a_participant_joins_writes_and_comes_back(talk: Talk) -> None:
    socket = await talk.connect()
    command = {
        "session_code": talk.session["session_code"].lower(),
        "participant_id": "my own number 7",
        "nickname": "하늘",
    }
    ack = await socket.call("join_session", command)
    assert ack["ok"], ack
    told = await socket.saw("joined_session")
    assert told["me"]["nickname"] == "하늘"
    assert wire_time(datetime.fromisoformat(told["expires_at"])) == told["expires_at"]
    assert (await socket.call("send_message", {"message": "hello"}))["ok"]
    assert (await socket.call("join_session", command))["code"] == "token_mismatch"
    other = await talk.connect(told["token"])
    assert (await other.call("join_session", {"session_id": talk.id, "since": 0}))["ok"]
    again = await other.saw("joined_session")
    assert again["me"] == told["me"]
    assert "token" not in again
    assert (await talk.rest("GET"))["participant_total"] == 1
