"""Taking a seat over the socket, without a request before it."""

from datetime import datetime
from typing import Any

import pytest

from app.core.clock import wire_time
from fixtures.hall import Hall
from fixtures.server import both_databases


async def asked(hall: Hall, **details: Any) -> dict[str, Any]:
    """What a socket without a token is answered."""
    socket = await hall.connect()
    command = {"session_code": hall.session["session_code"], "nickname": "하늘", **details}
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
async def test_what_is_refused_takes_no_seat_and_disturbs_nobody(
    hall: Hall, details: dict[str, Any], code: str
) -> None:
    member = await hall.enter(await hall.seat("taken"))
    mark = len(member.heard)
    ack = await asked(hall, **details)
    assert (ack["ok"], ack["code"]) == (False, code)
    await hall.heard_nothing(member, since=mark)
    assert (await hall.rest("GET"))["participant_total"] == 1


async def test_a_session_named_by_its_id_alone_is_not_entered(hall: Hall) -> None:
    ack = await asked(hall, session_code=None, session_id=hall.id)
    assert (ack["ok"], ack["code"]) == (False, "code_required")
    assert (await hall.rest("GET"))["participant_total"] == 0


async def test_a_passcode_is_asked_for(hall: Hall) -> None:
    await hall.rest("PATCH", "", {"passcode": "1234"})
    assert (await asked(hall))["code"] == "passcode_required"
    assert (await asked(hall, passcode="12345"))["code"] == "passcode_wrong"
    assert (await asked(hall, passcode="1234"))["ok"]


async def test_an_ended_session_takes_nobody(hall: Hall) -> None:
    await hall.rest("POST", "/end")
    assert (await asked(hall))["code"] == "session_ended"


@both_databases
async def test_a_seat_is_taken_spoken_from_and_come_back_to(hall: Hall) -> None:
    socket = await hall.connect()
    command = {
        "session_code": hall.session["session_code"].lower(),
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
    other = await hall.connect(told["token"])
    assert (await other.call("join_session", {"session_id": hall.id, "since": 0}))["ok"]
    again = await other.saw("joined_session")
    assert again["me"] == told["me"]
    assert "token" not in again
    assert (await hall.rest("GET"))["participant_total"] == 1
