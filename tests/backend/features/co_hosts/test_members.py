"""Co-hosts in the room: what binds participants does not bind them, and they are not counted."""

from typing import Any

import pytest
from jose import jwt

from fixtures.invitations import enlist
from fixtures.server import both_databases, sign
from fixtures.sockets import Socket
from fixtures.talk import Talk

ROLES = pytest.mark.parametrize("role", ["co_presenter", "moderator"])
MODES = [
    {"chat_mode": "read_only"},
    {"chat_mode": "known"},
    {"chat_mode": "hold"},
    {"chat_mode": "slow", "slow_seconds": 120},
    {"word_filter": "refuse"},
]


async def co_host(talk: Talk, role: str = "moderator", name: str = "도우미") -> Any:
    return await enlist(talk.http, talk.session, role, name)


async def help_in(talk: Talk, role: str = "moderator") -> Socket:
    """A co-host's socket that has joined."""
    return await talk.join(await talk.connect((await co_host(talk, role))["token"]))


async def as_co_host(talk: Talk, token: str, method: str, path: str, body: Any = None) -> Any:
    """The answer to a request that a co-host makes."""
    headers = {"authorization": f"Bearer {token}"}
    return await talk.http.request(method, path, json=body, headers=headers)


async def renewed(talk: Talk, token: str) -> tuple[int, Any]:
    """What becomes of a request for a fresh token."""
    answer = await as_co_host(talk, token, "POST", "/api/crew/renew")
    return answer.status_code, answer.json()


async def test_only_crew_renew_and_each_only_their_own(talk: Talk, other_talk: Talk) -> None:
    participant, mine = await talk.add_participant(), await co_host(talk)
    others = await co_host(other_talk)
    for token in (participant.token, talk.token):
        status, problem = await renewed(talk, token)
        assert (status, problem["code"]) == (401, "token_invalid")
    socket = await talk.join(await talk.connect(mine["token"]))
    for token in (participant.token, talk.token, others["token"]):
        ack = await socket.call("renew", {"token": token})
        assert (ack["ok"], ack["code"]) == (False, "token_invalid")
    assert (await socket.call("sync", {"since": 0}))["ok"]


async def test_a_token_that_is_over_is_refused_and_not_renewed(talk: Talk) -> None:
    good = jwt.get_unverified_claims((await co_host(talk))["token"])
    over = sign({**good, "jti": "2"} | {"exp": 1})
    status, problem = await renewed(talk, over)
    assert (status, problem["code"]) == (401, "token_expired")
    stranger = await talk.connect()
    ack = await stranger.call("join_session", {"session_id": talk.id, "token": over})
    assert (ack["ok"], ack["code"]) == (False, "token_expired")


@both_databases
async def test_a_renewed_token_is_good_for_longer_with_every_request(talk: Talk) -> None:
    first = await co_host(talk)
    status, fresh = await renewed(talk, first["token"])
    assert status == 200
    assert fresh["expires_at"] >= first["expires_at"]
    socket = await talk.join(await talk.connect(first["token"]))
    ack = await socket.call("renew", {"token": fresh["token"]})
    assert (ack["ok"], ack["expires_at"]) == (True, fresh["expires_at"])
    answer = await as_co_host(talk, fresh["token"], "GET", f"/api/sessions/{talk.id}")
    assert answer.json()["my_role"] == "moderator"


@both_databases
@ROLES
async def test_crew_are_not_counted_and_what_they_say_carries_their_role(
    talk: Talk, role: str
) -> None:
    guest = await talk.enter()
    socket = await help_in(talk, role)
    me = (await socket.saw("joined_session"))["me"]
    assert (me["role"], me["nickname"]) == (role, "도우미")
    assert (await socket.call("send_message", {"message": "hello"}))["ok"]
    told = await guest.saw("new_message")
    assert told["sender"] == me
    newcomer = await talk.enter()
    shown = await newcomer.saw("joined_session")
    assert shown["messages"][0]["sender"] == me
    assert shown["participant_count"] == 2
    session = await talk.rest("GET")
    assert (session["participant_count"], session["participant_total"]) == (2, 2)


@ROLES
@pytest.mark.parametrize("settings", MODES, ids=str)
async def test_what_binds_the_chat_does_not_bind_crew(
    talk: Talk, role: str, settings: dict[str, Any]
) -> None:
    await talk.rest("PATCH", "", {"settings": settings})
    guest, socket = await talk.enter(), await help_in(talk, role)
    await guest.call("send_message", {"message": "hello"})  # the first in a slow chat
    bad = "씨 발" if "word_filter" in settings else "hello"
    for _ in range(2):
        ack = await socket.call("send_message", {"message": bad})
        assert "seq" in ack, ack
    assert "seq" not in await guest.call("send_message", {"message": bad})


async def test_crew_are_told_how_good_connections_are(talk: Talk) -> None:
    socket = await help_in(talk)
    assert (await socket.saw("connection_quality"))["measured"] == 0


async def test_crew_find_their_session_by_its_code_and_leave_without_losing_their_place(
    talk: Talk,
) -> None:
    token = (await co_host(talk))["token"]
    socket = await talk.connect(token)
    ack = await socket.call("join_session", {"session_code": talk.session["session_code"]})
    assert ack["ok"]
    assert (await socket.call("leave_session"))["ok"]
    await talk.join(await talk.connect(token))


async def test_crew_can_be_neither_muted_nor_removed(talk: Talk) -> None:
    first = await co_host(talk)
    second = await co_host(talk, "moderator", "또 다른 도우미")
    for way in ("mute", "removal"):
        path = f"/api/sessions/{talk.id}/participants/{second['crew']['id']}/{way}"
        answer = await as_co_host(talk, first["token"], "PUT", path, {} if way == "mute" else None)
        assert (answer.status_code, answer.json()["code"]) == (404, "participant_not_found")


@both_databases
async def test_a_co_presenter_takes_over_while_the_presenter_is_away(talk: Talk) -> None:
    guest, token = await talk.enter(), (await co_host(talk, "co_presenter"))["token"]
    base = f"/api/sessions/{talk.id}"
    for method, path, body in (
        ("PATCH", "", {"title": "여기서부터 제가 합니다"}),
        ("PATCH", "/features", {"chat": False}),
        ("POST", "/pause", None),
    ):
        answer = await as_co_host(talk, token, method, base + path, body)
        assert answer.status_code == 200, answer.text
        assert answer.json()["presenter_name"] == talk.session["presenter_name"]
    told = await guest.saw("session_updated", lambda one: one["status"] == "paused")
    assert (told["title"], told["features"]["chat"]) == ("여기서부터 제가 합니다", False)


async def test_hosts_are_told_that_the_crew_changed_and_nobody_is_told_who(talk: Talk) -> None:
    presenter, guest = await talk.present(), await talk.enter()
    invitation = await talk.rest("POST", "/invitations", {"role": "moderator"})
    member = await co_host(talk)
    for one in (member["crew"]["id"], invitation["id"]):
        await talk.rest("DELETE", f"/crew/{one}")
    await talk.fence(presenter, guest)
    assert [[*told] for told in guest.all("hidden")] == [["seq"]] * 3
    assert [told["topics"] for told in presenter.all("hidden")] == [["crew"]] * 3
    assert member["crew"]["id"] not in f"{await talk.log()}"
