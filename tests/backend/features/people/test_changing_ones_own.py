"""Participants change their own nickname without leaving, and everybody sees it everywhere."""

from typing import Any

import pytest

from fixtures.problems import refused
from fixtures.server import both_databases
from fixtures.talk import Talk


async def listed(talk: Talk) -> set[str]:
    """The nicknames of all participants."""
    people = (await talk.rest("GET", "/participants"))["participants"]
    return {one["nickname"] for one in people}


@pytest.mark.parametrize(
    ("nickname", "code"),
    [
        ("", "invalid_request"),
        (None, "invalid_request"),
        ("x" * 21, "invalid_request"),
        ("관리자", "nickname_reserved"),
        ("SUJI", "nickname_taken"),
        ("시발", "nickname_refused"),
    ],
)
async def test_a_name_that_nobody_may_bear_is_refused(talk: Talk, nickname: Any, code: str) -> None:
    await talk.rest("PATCH", "", {"settings": {"word_filter": "refuse"}})
    me = await talk.enter(await talk.add_participant("민지"))
    other = await talk.enter(await talk.add_participant("suji"))
    mark = await talk.mark(other)
    assert (await me.call("change_nickname", {"nickname": nickname}))["code"] == code
    await talk.received_nothing(other, since=mark)
    assert await listed(talk) == {"민지", "suji"}


async def test_hosts_have_no_nickname_to_change(talk: Talk) -> None:
    presenter, other = await talk.present(), await talk.enter()
    mark = await talk.mark(other)
    ack = await presenter.call("change_nickname", {"nickname": "somebody"})
    assert ack["code"] == "not_allowed"
    await talk.received_nothing(other, since=mark)


async def test_who_is_muted_says_nothing_by_a_name_either(talk: Talk) -> None:
    person = await talk.add_participant("민지")
    me, other = await talk.enter(person), await talk.enter()
    await talk.rest("PUT", f"/participants/{person.id}/mute", {})
    mark = await talk.mark(other)
    ack = await me.call("change_nickname", {"nickname": "unfair"})
    assert ack["code"] == "muted_by_presenter"
    await talk.received_nothing(other, since=mark)


async def test_after_the_end_names_stay(talk: Talk) -> None:
    me, other = await talk.enter(), await talk.enter()
    await talk.rest("POST", "/end")
    mark = await talk.mark(other)
    assert (await me.call("change_nickname", {"nickname": "late"}))["code"] == "session_ended"
    await talk.received_nothing(other, since=mark)


@both_databases
async def test_everybody_sees_it_on_what_was_said_and_will_be(talk: Talk) -> None:
    person = await talk.add_participant("민지")
    me, other = await talk.enter(person), await talk.present()
    await me.call("send_message", {"message": "before"})
    ack = await me.call("change_nickname", {"nickname": "수지"})
    assert ack == {"ok": True, "nickname": "수지"}
    told = await other.saw("participant_renamed")
    assert (told["id"], told["nickname"]) == (person.id, "수지")
    await me.call("send_message", {"message": "after"})
    shown = await (await talk.enter(person)).saw("joined_session")
    assert {one["sender"]["nickname"] for one in shown["messages"]} == {"수지"}
    assert shown["me"]["nickname"] == "수지"
    assert "민지" not in str(await talk.log())


@both_databases
async def test_by_rest_it_is_the_same_and_the_old_name_is_free_at_once(talk: Talk) -> None:
    person = await talk.add_participant("민지")
    other = await talk.enter()
    path, headers = (
        f"/api/sessions/{talk.id}/me/nickname",
        {"authorization": f"Bearer {person.token}"},
    )
    for _ in range(2):  # the second time it changes nothing
        answer = await talk.http.put(path, json={"nickname": "수지"}, headers=headers)
        assert answer.status_code == 204
    assert (await other.saw("participant_renamed"))["nickname"] == "수지"
    await talk.add_participant("민지")
    refused(
        await talk.http.put(path, json={"nickname": "민지"}, headers=headers), 400, "nickname_taken"
    )
    types = [fact["type"] for fact in await talk.log()]
    assert types.count("participant_renamed") == 1
