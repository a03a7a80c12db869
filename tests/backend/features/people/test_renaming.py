"""A host gives a participant another nickname, and everybody sees it everywhere."""

import asyncio
from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Participant, Talk


async def rename(talk: Talk, participant_id: str, nickname: Any, token: str | None = None) -> Any:
    """The answer: None, or status and code."""
    answer = await talk.http.put(
        f"/api/sessions/{talk.id}/participants/{participant_id}/nickname",
        json={"nickname": nickname},
        headers={"authorization": f"Bearer {token or talk.token}"},
    )
    return None if answer.status_code == 204 else (answer.status_code, answer.json()["code"])


def signatures(told: list[Any]) -> set[str]:
    """By whom messages were said."""
    return {one["sender"]["nickname"] for one in told}


async def send_message(speaker: Socket, text: str) -> Any:
    """What the ack says."""
    ack = await speaker.call("send_message", {"message": text})
    assert ack["ok"], ack
    return ack


async def test_only_hosts_of_the_session_rename(talk: Talk, other_talk: Talk) -> None:
    participant, other = await talk.add_participant("민지"), await talk.enter()
    before, mark = await talk.log(), len(other.received)
    assert await rename(talk, participant.id, "수지", participant.token) == (403, "not_allowed")
    assert await rename(talk, participant.id, "수지", other_talk.token) == (
        404,
        "session_not_found",
    )
    assert await rename(other_talk, participant.id, "수지") == (404, "participant_not_found")
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


@pytest.mark.parametrize(
    ("nickname", "refusal"),
    [
        ("", (422, "invalid_request")),
        (None, (422, "invalid_request")),
        ("x" * 21, (422, "invalid_request")),
        ("a\u200bb", (422, "invalid_request")),
        ("관리자", (400, "nickname_reserved")),
        ("presenter", (400, "nickname_reserved")),
        ("SUJI", (400, "nickname_taken")),
        ("시발", (400, "nickname_refused")),
    ],
)
async def test_a_name_that_nobody_may_bear_is_refused(
    talk: Talk, nickname: Any, refusal: tuple[int, str]
) -> None:
    await talk.rest("PATCH", "", {"settings": {"word_filter": "refuse"}})
    participant, other = (
        await talk.add_participant("민지"),
        await talk.enter(await talk.add_participant("suji")),
    )
    before, mark = await talk.log(), len(other.received)
    assert await rename(talk, participant.id, nickname) == refusal
    assert await talk.log() == before
    assert {
        one["nickname"] for one in (await talk.rest("GET", "/participants"))["participants"]
    } == {
        "민지",
        "suji",
    }
    await talk.received_nothing(other, since=mark)


async def test_nobody_is_nobody(talk: Talk) -> None:
    presenter = (await (await talk.present()).saw("joined_session"))["me"]["id"]
    for nobody in (presenter, "0" * 32, "x"):
        assert await rename(talk, nobody, "수지") == (404, "participant_not_found")


@both_databases
async def test_a_new_name_stands_on_all_that_was_and_will_be_said(talk: Talk) -> None:
    participant = await talk.add_participant("나쁜 이름")
    tabs, other = [await talk.enter(participant), await talk.enter(participant)], await talk.enter()
    first = await send_message(tabs[0], "하나")
    await talk.rest("PUT", "/pinned", {"message_id": first["id"]})
    assert await rename(talk, participant.id, "민지") is None
    for socket in (*tabs, other):
        told = await socket.saw("participant_renamed")
        assert (told["id"], told["nickname"]) == (participant.id, "민지")
        assert [*told] == ["seq", "id", "nickname"]
    for tab in tabs:
        await send_message(tab, "둘")
    await talk.fence(other)
    assert signatures(other.all("new_message")[-2:]) == {"민지"}
    late = await (await talk.present()).saw("joined_session")
    assert signatures([*late["messages"], late["pinned"]]) == {"민지"}
    assert "나쁜 이름" not in f"{await talk.log()}"


@both_databases
async def test_who_comes_back_has_the_new_name_and_the_old_one_is_free(talk: Talk) -> None:
    participant = await talk.add_participant("나쁜 이름")
    await (await talk.enter(participant)).close()
    assert await rename(talk, participant.id, "민지") is None
    back = await talk.enter(participant)
    assert (await back.saw("joined_session"))["me"]["nickname"] == "민지"
    await talk.add_participant("나쁜 이름")
    with pytest.raises(AssertionError, match="token_mismatch"):
        await talk.join(await talk.connect(participant.token), nickname="나쁜 이름")


async def test_ones_own_name_in_another_case_is_no_collision(talk: Talk) -> None:
    participant = await talk.add_participant("minji")
    assert await rename(talk, participant.id, "Minji") is None
    before = await talk.log()
    assert await rename(talk, participant.id, "Minji") is None
    assert await talk.log() == before


async def test_held_and_deleted_messages_have_the_new_name(talk: Talk) -> None:
    participant = await talk.add_participant("나쁜 이름")
    speaker = await talk.enter(participant)
    deleted = await send_message(speaker, "하나")
    await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = await send_message(speaker, "둘")
    await talk.rest("DELETE", f"/messages/{deleted['id']}")
    assert await rename(talk, participant.id, "민지") is None
    assert signatures(await talk.rest("GET", "/held")) == {"민지"}
    await talk.rest("POST", f"/messages/{held['id']}/approve")
    await talk.rest("POST", f"/messages/{deleted['id']}/restore")
    said = [fact["data"] for fact in await talk.log() if fact["type"] == "new_message"]
    assert signatures(said) == {"민지"}


async def test_a_name_for_two_goes_to_one(talk: Talk) -> None:
    participants: list[Participant] = [await talk.add_participant() for _ in range(2)]
    outcomes = await asyncio.gather(
        *(rename(talk, participant.id, "민지") for participant in participants)
    )
    assert sorted(outcomes, key=str) == [(400, "nickname_taken"), None]


async def test_nothing_of_a_name_is_left_when_its_bearer_takes_their_data_back(talk: Talk) -> None:
    participant = await talk.add_participant("나쁜 이름")
    await send_message(await talk.enter(participant), "하나")
    for name in ("민지", "수지"):
        assert await rename(talk, participant.id, name) is None
    bearer = {"authorization": f"Bearer {participant.token}"}
    await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=bearer)
    log = f"{await talk.log()}"
    assert not any(name in log for name in ("나쁜 이름", "민지", "수지"))
    assert await rename(talk, participant.id, "수지") == (404, "participant_not_found")
