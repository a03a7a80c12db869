"""A presenter takes another name, and those in their sessions see it everywhere."""

from typing import Any

import httpx
import pytest

from fixtures.live_sessions import active, in_state, join
from fixtures.problems import refused, refused_field
from fixtures.server import both_databases
from fixtures.talk import Talk


async def rename(talk: Talk, name: Any) -> Any:
    """The account, or status and code."""
    answer = await talk.http.patch("/api/account", json={"name": name})
    told = answer.json()
    return told if answer.status_code == 200 else (answer.status_code, told["code"])


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({}, "name", "missing"),
        ({"name": None}, "name", "wrong_type"),
        ({"name": " "}, "name", "empty"),
        ({"name": "\u3164"}, "name", "empty"),
        ({"name": "가" * 41}, "name", "too_long"),
        ({"name": "👩‍👩‍👧‍👦" * 18}, "name", "too_long"),
        ({"name": "a\u200bb"}, "name", "invisible"),
        ({"name": "a" + "\u0301" * 3}, "name", "piled_up"),
        ({"name": "나", "email": "x@example.com"}, "email", "unknown_field"),
    ],
)
async def test_a_name_that_is_none_is_refused(
    presenter: httpx.AsyncClient, body: Any, field: str, code: str
) -> None:
    before = (await presenter.get("/api/account")).json()
    refused_field(await presenter.patch("/api/account", json=body), field, code)
    assert (await presenter.get("/api/account")).json() == before


async def test_bad_words_and_names_of_people_who_are_there_are_refused(
    talk: Talk, other_talk: Talk
) -> None:
    participant, other = await talk.add_participant("민지"), await talk.enter()
    await other_talk.add_participant("수지")
    await talk.rest("PUT", "/words", {"words": ["폭탄"]})
    mark, before = await talk.mark(other), await talk.log()
    was = (await talk.http.get("/api/account")).json()
    for name in ("시발", "폭탄 선생"):
        assert await rename(talk, name) == (400, "nickname_refused")
    assert await rename(talk, "민 지") == (400, "nickname_taken")
    assert participant.id
    assert (await talk.http.get("/api/account")).json() == was
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


async def test_bad_words_are_refused_without_any_session(presenter: httpx.AsyncClient) -> None:
    answer = await presenter.patch("/api/account", json={"name": "개새끼"})
    refused(answer, 400, "nickname_refused")


@both_databases
async def test_the_new_name_stands_on_all_that_was_and_will_be_said(
    talk: Talk, other_talk: Talk
) -> None:
    host, other = await talk.present(), await talk.enter()
    elsewhere = await other_talk.enter()
    me = (await host.saw("joined_session"))["me"]["id"]
    said = await host.call("send_message", {"message": "하나"})
    await talk.rest("PUT", "/pinned", {"message_id": said["id"]})
    mark = await other_talk.mark(elsewhere)
    # Whoever runs a session may well be called so.
    account = await rename(talk, "  진행자   김하늘 ")
    assert account["name"] == "진행자 김하늘"
    for socket in (host, other):
        told = await socket.saw("participant_renamed")
        assert (told["id"], told["nickname"]) == (me, "진행자 김하늘")
    await host.call("send_message", {"message": "둘"})
    second = await other.saw("new_message", lambda told: told["message"] == "둘")
    assert second["sender"]["nickname"] == "진행자 김하늘"
    late = await (await talk.enter()).saw("joined_session")
    signed = {one["sender"]["nickname"] for one in [*late["messages"], late["pinned"]]}
    assert signed == {late["session"]["presenter_name"]} == {"진행자 김하늘"}
    before = await talk.log()
    assert (await rename(talk, "진행자 김하늘"))["name"] == "진행자 김하늘"
    assert await talk.log() == before
    await other_talk.received_nothing(elsewhere, since=mark)


async def test_what_has_ended_keeps_the_name_and_newcomers_read_the_new_one(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    ended, running = await in_state(presenter, "ended"), await active(presenter)
    assert (await presenter.patch("/api/account", json={"name": "새 이름"})).status_code == 200
    logs = [
        (await presenter.get(f"/api/sessions/{one['id']}/events?since=0")).json()["events"]
        for one in (ended, running)
    ]
    renamings = [[fact["type"] for fact in log].count("participant_renamed") for log in logs]
    assert renamings == [0, 1]
    path = f"/api/join/{running['session_code']}"
    assert (await anyone.get(path)).json()["presenter_name"] == "새 이름"
    refused(await anyone.post(path, json={"nickname": "새이름"}), 400, "nickname_reserved")
    assert await join(anyone, running, "하늘")
