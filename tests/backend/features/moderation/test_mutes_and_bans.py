"""Muting and removing a participant, and undoing both."""

from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Participant, Talk

NOBODY = "0" * 32


def ways(participant: str) -> list[tuple[str, str, Any]]:
    return [
        ("PUT", f"/participants/{participant}/mute", {}),
        ("DELETE", f"/participants/{participant}/mute", None),
        ("PUT", f"/participants/{participant}/removal", None),
        ("DELETE", f"/participants/{participant}/removal", None),
    ]


async def refusal(talk: Talk, way: tuple[str, str, Any], token: str) -> tuple[int, str]:
    """How the server refuses."""
    method, path, body = way
    answer = await talk.http.request(
        method,
        f"/api/sessions/{talk.id}{path}",
        json=body,
        headers={"authorization": f"Bearer {token}"},
    )
    return answer.status_code, answer.json()["code"]


async def send_message(speaker: Socket, text: str = "hello") -> str:
    """`ok`, or the code of the refusal."""
    ack = await speaker.call("send_message", {"message": text})
    return "ok" if ack["ok"] else str(ack["code"])


async def test_only_the_presenter_may_mute_and_remove(talk: Talk, other_talk: Talk) -> None:
    participant = await talk.add_participant()
    other = await talk.enter()
    mark, before = await talk.mark(other), await talk.log()
    for way in [*ways(participant.id), ("GET", "/restricted", None)]:
        assert await refusal(talk, way, participant.token) == (403, "not_allowed")
        assert await refusal(talk, way, other_talk.token) == (404, "session_not_found")
    for way in ways(participant.id):
        assert await refusal(other_talk, way, other_talk.token) == (404, "participant_not_found")
    assert await talk.log() == before
    await talk.received_nothing(other, since=mark)


async def test_the_presenter_and_strangers_can_be_neither_muted_nor_removed(talk: Talk) -> None:
    presenter = (await (await talk.present()).saw("joined_session"))["me"]["id"]
    for nobody in (presenter, NOBODY, "x"):
        for way in ways(nobody):
            assert await refusal(talk, way, talk.token) == (404, "participant_not_found")


@pytest.mark.parametrize("minutes", [0, 1441, "5"])
async def test_a_malformed_time_is_refused(talk: Talk, minutes: object) -> None:
    way = ("PUT", f"/participants/{(await talk.add_participant()).id}/mute", {"minutes": minutes})
    assert await refusal(talk, way, talk.token) == (422, "invalid_request")


@both_databases
async def test_who_is_muted_reads_until_that_is_undone(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    guest, other = await talk.enter(participant), await talk.enter()
    await talk.rest("PUT", f"/participants/{participant.id}/mute", {})
    assert await send_message(guest) == "muted_by_presenter"
    assert await send_message(await talk.enter(participant)) == "muted_by_presenter"
    assert await send_message(other) == "ok"
    await guest.saw("new_message")
    (listed,) = await talk.rest("GET", "/restricted")
    assert listed == {
        "id": participant.id,
        "nickname": "민지",
        "removed": False,
        "muted": True,
        "muted_until": None,
    }
    for _ in range(2):
        await talk.rest("DELETE", f"/participants/{participant.id}/mute")
    assert await send_message(guest) == "ok"
    assert await talk.rest("GET", "/restricted") == []


@both_databases
async def test_a_mute_for_a_while_says_how_long(talk: Talk) -> None:
    participant = await talk.add_participant()
    guest = await talk.enter(participant)
    await talk.rest("PUT", f"/participants/{participant.id}/mute", {"minutes": 5})
    ack = await guest.call("send_message", {"message": "hello"})
    assert 290 < ack["retry_after"] <= 300
    assert (await talk.rest("GET", "/restricted"))[0]["muted_until"] is not None


def own(me: dict[str, Any]) -> dict[str, Any]:
    """What `me` says of a mute."""
    return {name: value for name, value in me.items() if name.startswith("muted")}


async def enters(talk: Talk, participant: Participant) -> dict[str, Any]:
    """What a new tab of a participant is told of a mute."""
    return own((await (await talk.enter(participant)).saw("joined_session"))["me"])


@both_databases
async def test_nobody_else_is_told_who_is_muted(talk: Talk) -> None:
    participant, another = await talk.add_participant("민지"), await talk.add_participant()
    others = [await talk.enter(another), await talk.present()]
    for command in ({}, {"minutes": 5}):
        await talk.rest("PUT", f"/participants/{participant.id}/mute", command)
        assert await enters(talk, another) == {}
    assert own((await (await talk.present()).saw("joined_session"))["me"]) == {}
    assert await refusal(
        talk, ("PUT", f"/participants/{another.id}/mute", {}), participant.token
    ) == (
        403,
        "not_allowed",
    )
    await talk.fence(*others)
    for other in others:
        assert other.all("muted") == []
        assert participant.id not in f"{other.received}"
    assert await enters(talk, another) == {}


@both_databases
async def test_who_is_muted_is_told_at_once_in_every_tab_and_on_coming_back(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    assert await enters(talk, participant) == {}
    for command in ({}, {"minutes": 5}):
        await talk.rest("PUT", f"/participants/{participant.id}/mute", command)
        until = (await talk.rest("GET", "/restricted"))[0]["muted_until"]
        told = {"muted": True, "muted_until": until}
        assert (until is None) == (not command)
        for tab in tabs:
            assert await tab.saw("muted", lambda one, told=told: one == told) == told
        assert await enters(talk, participant) == told
    for _ in range(2):
        await talk.rest("DELETE", f"/participants/{participant.id}/mute")
    for tab in tabs:
        await tab.saw("muted", lambda one: one == {"muted": False, "muted_until": None})
        await talk.fence(tab)
        assert [one["muted"] for one in tab.all("muted")] == [True, True, False]
    assert await enters(talk, participant) == {}


@both_databases
async def test_who_is_removed_is_told_cut_and_does_not_come_back(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    tabs = [await talk.enter(participant), await talk.enter(participant)]
    presenter = await talk.present()
    await presenter.saw("participant_count", lambda told: told["count"] == 1)
    mark = len(presenter.received)
    for _ in range(2):
        await talk.rest("PUT", f"/participants/{participant.id}/removal")
    for tab in tabs:
        assert (await tab.saw("removed"))["code"] == "removed"
        await tab.hung_up()
    await presenter.saw("participant_count", lambda told: told["count"] == 0, after=mark)
    again = await talk.connect(participant.token)
    ack = await again.call("join_session", {"session_id": talk.id})
    assert (ack["ok"], ack["code"]) == (False, "removed")
    assert await refusal(talk, ("GET", "/events", None), participant.token) == (403, "removed")
    assert [one["removed"] for one in await talk.rest("GET", "/restricted")] == [True]


@both_databases
async def test_a_removal_can_be_undone(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    guest = await talk.enter(participant)
    await talk.rest("PUT", f"/participants/{participant.id}/removal")
    await guest.hung_up()
    for _ in range(2):
        await talk.rest("DELETE", f"/participants/{participant.id}/removal")
    back = await talk.enter(participant)
    assert await send_message(back) == "ok"
    assert await talk.rest("GET", "/restricted") == []


async def test_others_are_told_only_that_something_happened(talk: Talk) -> None:
    participant = await talk.add_participant("민지")
    other, presenter = await talk.enter(), await talk.present()
    for method, path, body in ways(participant.id):
        await talk.rest(method, path, body)
    await talk.fence(other, presenter)
    assert all([*told] == ["seq"] for told in other.all("hidden"))
    assert len(other.all("hidden")) == 4
    assert [told["topics"] for told in presenter.all("hidden")] == [["restricted"]] * 4
    assert participant.id not in f"{await talk.log()}"
