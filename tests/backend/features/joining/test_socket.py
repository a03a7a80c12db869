"""Entering and leaving a room: who may not, what one is shown, what the others notice."""

import pytest

from fixtures.server import both_databases, sign
from fixtures.talk import Talk

UNKNOWN = "0" * 32


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"session_id": None},
        {"session_id": 5},
        {"session_code": "!"},
        {"session_id": UNKNOWN, "since": -1},
        {"session_id": UNKNOWN, "since": "0"},
        {"session_id": UNKNOWN, "role": "presenter"},
        {"session_id": UNKNOWN, "token": 5},
        [],
        "TEST01",
        None,
    ],
)
async def test_a_malformed_join_is_refused(talk: Talk, payload: object) -> None:
    newcomer = await talk.connect((await talk.add_participant()).token)
    assert (await newcomer.call("join_session", payload))["code"] == "invalid_request"
    assert (await newcomer.call("sync", {"since": 0}))["code"] == "not_joined"


async def test_nobody_joins_without_a_token(talk: Talk) -> None:
    ack = await (await talk.connect()).call("join_session", {"session_id": talk.id})
    assert (ack["ok"], ack["code"]) == (False, "token_required")


@both_databases
async def test_a_token_of_somebody_else_or_of_yesterday_opens_no_room(talk: Talk) -> None:
    participant, member = await talk.add_participant(), await talk.enter()
    claims = {"sub": participant.id, "aud": "participant", "session_id": talk.id}
    tokens = {
        "token_expired": sign(claims, lifetime=-1),
        "token_invalid": sign(claims, secret="another installation's key " * 2),
        "session_not_found": sign({**claims, "session_id": UNKNOWN}),
    }
    mark = await talk.mark(member)
    newcomer = await talk.connect()
    for code, token in tokens.items():
        with talk.server.logged() as lines:
            ack = await newcomer.call("join_session", {"session_id": talk.id, "token": token})
        assert (ack["ok"], ack["code"]) == (False, code)
        assert len(lines) == 1
        assert token not in lines[0]
    await talk.received_nothing(member, since=mark)
    assert (await talk.rest("GET"))["participant_count"] == 1


@both_databases
@pytest.mark.parametrize("session_id", [UNKNOWN, "", "\x00", "x" * 5000, "../1"])
async def test_a_session_that_is_not_there_is_not_found(talk: Talk, session_id: str) -> None:
    for token in (talk.token, (await talk.add_participant()).token):
        newcomer = await talk.connect(token)
        ack = await newcomer.call("join_session", {"session_id": session_id})
        assert (ack["ok"], ack["code"]) == (False, "session_not_found")


async def test_another_presenters_session_is_not_found(talk: Talk, other_talk: Talk) -> None:
    stranger = await talk.connect(other_talk.token)
    ack = await stranger.call("join_session", {"session_id": talk.id})
    assert (ack["ok"], ack["code"]) == (False, "session_not_found")
    code = {"session_code": talk.session["session_code"]}
    assert (await stranger.call("join_session", code))["code"] == "session_not_found"


@pytest.mark.parametrize("claimed", [{"participant_id": UNKNOWN}, {"nickname": "somebody else"}])
async def test_what_is_claimed_must_be_the_tokens_own(talk: Talk, claimed: dict[str, str]) -> None:
    newcomer = await talk.connect((await talk.add_participant()).token)
    ack = await newcomer.call("join_session", {"session_id": talk.id, **claimed})
    assert (ack["ok"], ack["code"]) == (False, "token_mismatch")
    assert (await talk.rest("GET"))["participant_count"] == 0


async def test_the_token_given_when_joining_wins(talk: Talk) -> None:
    participant = await talk.add_participant()
    socket = await talk.join(await talk.connect(talk.token), token=participant.token)
    me = (await socket.saw("joined_session"))["me"]
    assert me == {"id": participant.id, "nickname": participant.nickname, "role": "participant"}


@both_databases
async def test_the_welcome_shows_the_room(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    code = talk.session["session_code"].lower()
    socket = await talk.connect(participant.token)
    claimed = {"participant_id": participant.id, "nickname": "민지"}
    ack = await socket.call("join_session", {"session_code": f" {code} ", **claimed})
    welcome = await socket.saw("joined_session")
    assert ack == {"ok": True, "seq": welcome["seq"]}
    assert welcome["me"] == {"id": participant.id, "nickname": "민지", "role": "participant"}
    assert (welcome["participant_count"], welcome["messages"], welcome["older"]) == (1, [], False)
    stored = await talk.rest("GET")
    assert welcome["session"] == {name: stored[name] for name in welcome["session"]}
    assert welcome["seq"] == len(await talk.log())


async def test_the_welcome_holds_the_newest_50_messages_oldest_first(talk: Talk) -> None:
    presenter = await talk.present()
    for n in range(51):
        await presenter.tell("send_message", {"message": f"{n}"})
        if n == 49:
            await presenter.saw("new_message", lambda told: told["message"] == "49")
            welcome = await (await talk.enter()).saw("joined_session")
            assert (len(welcome["messages"]), welcome["older"]) == (50, False)
    await presenter.saw("new_message", lambda told: told["message"] == "50")
    welcome = await (await talk.enter()).saw("joined_session")
    assert [one["message"] for one in welcome["messages"]] == [str(n) for n in range(1, 51)]
    assert welcome["older"]


async def test_joining_again_with_the_same_socket_neither_doubles_nor_loses(talk: Talk) -> None:
    presenter, member = await talk.present(), await talk.enter()
    await presenter.call("send_message", {"message": "before"})
    await talk.join(member)
    await presenter.call("send_message", {"message": "after"})
    await talk.fence(member)
    assert [told["message"] for told in member.all("new_message")] == ["before", "after"]
    assert (await talk.rest("GET"))["participant_count"] == 1


async def test_a_socket_is_in_one_room_at_a_time(talk: Talk, other_talk: Talk) -> None:
    guest = await talk.enter()
    await other_talk.join(guest, token=(await other_talk.add_participant()).token)
    mark = await other_talk.mark(guest)
    await (await talk.present()).call("send_message", {"message": "unheard"})
    await other_talk.received_nothing(guest, since=mark)
