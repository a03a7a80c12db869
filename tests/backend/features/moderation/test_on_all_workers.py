"""What is decided on one worker holds for the members of another.

What decides about a message lies in the session's row, so it holds for whatever is sent after the
presenter has the answer. What members are shown comes in the order of the log, bus or not.
"""

from typing import Any

import pytest

from fixtures.sockets import Socket
from fixtures.talk import Participant
from fixtures.two_workers import Talks


async def code(member: Socket, text: str = "hello") -> str | None:
    """How the member's message is refused; None if it is not."""
    ack = await member.call("send_message", {"message": text})
    return None if ack["ok"] else str(ack["code"])


async def far_member(talks: Talks) -> tuple[Participant, Socket]:
    """Somebody on the other worker, who may speak so far."""
    participant = await talks[0].add_participant()
    member = await talks[1].enter(participant)
    assert await code(member) is None
    return participant, member


@pytest.mark.parametrize(
    ("settings", "refusal"),
    [
        ({"chat_mode": "read_only"}, "read_only"),
        ({"chat_mode": "slow", "slow_seconds": 120}, "slow_mode"),
        ({"word_filter": "refuse"}, "words_refused"),
    ],
)
async def test_a_mode_holds_for_the_next_message(
    talks: Talks, settings: dict[str, Any], refusal: str
) -> None:
    _, member = await far_member(talks)
    await talks[0].rest("PATCH", "", {"settings": settings})
    assert await code(member, "시발") == refusal
    told = await member.saw(
        "session_updated", lambda told: told["settings"].items() >= settings.items()
    )
    assert member.all("new_message")[-1]["seq"] < told["seq"]


async def test_who_is_known_is_known_everywhere(talks: Talks) -> None:
    _, member = await far_member(talks)
    await talks[0].rest("PATCH", "", {"settings": {"chat_mode": "known"}})
    stranger = await talks[1].enter()
    assert await code(stranger) == "known_only"
    assert await code(member) is None


async def test_a_mute_and_its_end_hold_for_the_next_message(talks: Talks) -> None:
    participant, member = await far_member(talks)
    tabs = [member, await talks[0].enter(participant)]
    await talks[0].rest("PUT", f"/participants/{participant.id}/mute", {})
    assert [await code(tab) for tab in tabs] == ["muted_by_presenter"] * 2
    await talks[0].rest("DELETE", f"/participants/{participant.id}/mute")
    assert [await code(tab) for tab in tabs] == [None, None]


async def test_a_mute_and_its_end_are_told_to_its_tabs_alone(
    talks: Talks, request: pytest.FixtureRequest
) -> None:
    participant, member = await far_member(talks)
    near, other = await talks[0].enter(participant), await talks[1].enter()
    has_bus = "Redis" in request.node.name  # a hint needs one; entering tells it, too
    reached = [(talks[0], near), (talks[1], member)] if has_bus else [(talks[0], near)]
    mute = {"muted": True, "muted_until": None}
    await talks[0].rest("PUT", f"/participants/{participant.id}/mute", {})
    for talk, tab in reached:
        await tab.saw("hidden")
        assert await tab.saw("muted") == mute
        back = await (await talk.enter(participant)).saw("joined_session")
        assert mute.items() <= back["me"].items()
    await talks[0].rest("DELETE", f"/participants/{participant.id}/mute")
    for _, tab in reached:
        await tab.saw("muted", lambda told: not told["muted"])
    await talks[0].fence(other)
    assert other.all("muted") == []


async def test_who_is_removed_is_cut_and_does_not_come_back(talks: Talks) -> None:
    participant = await talks[0].add_participant()
    tabs = [await talk.enter(participant) for talk in talks]
    await talks[0].rest("PUT", f"/participants/{participant.id}/removal")
    for talk, tab in zip(talks, tabs, strict=True):
        await tab.saw("removed")
        await tab.hung_up()
        again = await talk.connect(participant.token)
        assert (await again.call("join_session", {"session_id": talk.id}))["code"] == "removed"


async def test_what_is_deleted_is_gone_before_anything_else_is_told(talks: Talks) -> None:
    _, member = await far_member(talks)
    said = await member.call("send_message", {"message": "a secret"})
    await talks[0].rest("DELETE", f"/messages/{said['id']}")
    await member.call("send_message", {"message": "next"})
    await member.saw("new_message", lambda told: told["message"] == "next")
    about = ("message_deleted", "new_message")
    told = [(name, one["id"]) for name, one in member.received if name in about]
    assert told[-3:-1] == [("new_message", said["id"]), ("message_deleted", said["id"])]


async def test_what_was_held_is_told_to_its_sender_on_another_worker(talks: Talks) -> None:
    _, member = await far_member(talks)
    await talks[0].rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    for words in ("one", "two"):
        command = {"message": words, "client_id": words}
        assert (await member.call("send_message", command))["state"] == "held"
    assert len(await talks[0].rest("GET", "/held")) == 2
    await talks[0].rest("POST", "/held/approve", {})
    last = await member.saw("new_message", lambda told: told["client_id"] == "two")
    assert [one["client_id"] for one in member.all("new_message")[-2:]] == ["one", "two"]
    again = await member.call("send_message", {"message": "two", "client_id": "two"})
    assert (again["id"], again["seq"]) == (last["id"], last["seq"])


async def test_a_locked_session_and_an_old_code_take_nobody_anywhere(talks: Talks) -> None:
    path = f"/api/join/{talks[0].session['session_code']}"
    await talks[0].rest("PATCH", "", {"settings": {"locked": True}})
    answer = await talks[1].http.post(talks[1].server.url + path, json={"nickname": "late"})
    assert answer.json()["code"] == "session_locked"
    await talks[0].rest("PATCH", "", {"settings": {"locked": False}})
    await talks[0].rest("POST", "/code", {})
    answer = await talks[1].http.post(talks[1].server.url + path, json={"nickname": "late"})
    assert answer.json()["code"] == "session_not_found"
