"""Nobody learns who asked an anonymous question: not by events, log, lists, exports or mutes."""

import json
from typing import Any

import pytest

from features.questions.test_changing import asked, refused
from fixtures.server import both_databases
from fixtures.talk import Participant, Talk

Json = dict[str, Any]


@pytest.fixture
async def asker(asking: Talk) -> Participant:
    """Somebody with a name that is in no other text."""
    return await asking.add_participant("하늘 다람쥐")


async def everything_told(talk: Talk, token: str) -> str:
    """All that the bearer of a token is answered about a session's questions."""
    headers, found = {"authorization": f"Bearer {token}"}, []
    for path in (
        "/questions",
        "/questions?state=merged",
        "/questions?mine=true",
        "/questions?state=hidden",
        "/questions?state=held",
        "/questions?state=refused",
        "/questions/muted",
        "/events?limit=200",
        "/me/data",
    ):
        answer = await talk.http.get(f"/api/sessions/{talk.id}{path}", headers=headers)
        found.append(answer.json() if answer.is_success else answer.json()["code"])
    return json.dumps(found, ensure_ascii=False)


async def in_every_state(asking: Talk, asker: Participant) -> list[str]:
    """Anonymous questions: open, held, refused, hidden, merged; whoever asked may not ask more."""
    guest = await asking.enter(asker)
    told = [await asked(guest, anonymous=True)]
    rules = {"questions": {"anonymous": "always", "moderated": True}}
    await asking.rest("PATCH", "", {"settings": rules})
    told += [await asked(guest, text) for text in ("held", "refused", "shown", "merged")]
    await asking.rest("PATCH", "", {"settings": {"questions": {"anonymous": "never"}}})
    for question, state in zip(told[2:], ("hidden", "open", "open"), strict=True):
        await asking.rest("PATCH", f"/questions/{question}", {"state": state})
    await asking.rest("POST", f"/questions/{told[4]}/merge", {"into": told[0]})
    await asking.rest("PATCH", f"/questions/{told[3]}", {"state": "hidden"})
    await asking.rest("PUT", f"/questions/{told[0]}/mute", {})
    return told


async def test_a_session_without_anonymity_refuses_it(asking: Talk) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"anonymous": "never"}}})
    guest, other = await asking.enter(), await asking.enter()
    mark = await asking.mark(other)
    refused = await guest.call("ask_question", {"text": "why?", "anonymous": True})
    assert refused["code"] == "anonymous_off"
    await asking.received_nothing(other, since=mark)


@both_databases
async def test_nobody_is_told_who_asked(asking: Talk, asker: Participant) -> None:
    other = await asking.add_participant()
    readers = {other.token: await asking.enter(other), asking.token: await asking.present()}
    told = await in_every_state(asking, asker)
    await asking.fence(*readers.values())
    for token, socket in readers.items():
        received = json.dumps(socket.received, ensure_ascii=False)
        late = await asking.join(await asking.connect(token))
        seen = json.dumps(await late.saw("joined_session"), ensure_ascii=False)
        for text in (received, seen, await everything_told(asking, token)):
            assert asker.id not in text
            assert asker.nickname not in text
    mine = await asking.http.get(
        f"/api/sessions/{asking.id}/questions?mine=true",
        headers={"authorization": f"Bearer {asker.token}"},
    )
    assert {one["id"] for one in mine.json()} == {*told}
    assert {one["asker"] for one in mine.json()} == {None}


@both_databases
async def test_no_stored_event_says_who_asked(asking: Talk, asker: Participant) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    guest = await asking.enter(asker)
    for state in ("open", "hidden", "answered"):
        question = await asked(guest, anonymous=True)
        await asking.rest("PATCH", f"/questions/{question}", {"state": state})
    log = await asking.log()
    assert asker.id not in json.dumps(log)
    assert {one["type"] for one in log} >= {"question_asked", "questions_held"}
    hidden = [one for one in log if one["type"] == "hidden"]
    assert hidden == []


@both_databases
async def test_whoever_asked_can_be_muted_without_a_name(asking: Talk, asker: Participant) -> None:
    guest, other = await asking.enter(asker), await asking.enter()
    host = await asking.present()
    question, named = await asked(guest, anonymous=True), await asked(other)
    await asking.rest("PUT", f"/questions/{question}/mute", {"minutes": 5})
    assert (await host.saw("hidden"))["topics"] == ["muted_askers"]
    answer = await guest.call("ask_question", {"text": "again"})
    assert answer["code"] == "asking_muted"
    assert answer["retry_after"] <= 300
    assert (await guest.call("send_message", {"message": "still here"}))["ok"]
    assert (await other.call("ask_question", {"text": "why?"}))["ok"]
    await asking.rest("PUT", f"/questions/{named}/mute", {})
    listed = {one["question_id"]: one for one in await asking.rest("GET", "/questions/muted")}
    assert listed[question]["asker"] is None
    assert (listed[named]["asker"] or {})["nickname"]
    assert await asking.rest("GET", "/restricted") == []
    people = await asking.rest("GET", "/participants?only=muted")
    assert people["participants"] == []
    await asking.rest("DELETE", f"/questions/{question}/mute")
    assert (await guest.call("ask_question", {"text": "again"}))["ok"]


async def test_nobody_is_muted_in_what_has_ended(asking: Talk, asker: Participant) -> None:
    question = await asked(await asking.enter(asker), anonymous=True)
    await asking.rest("POST", "/end")
    answer = await refused(asking, "PUT", f"/questions/{question}/mute", {})
    assert answer == (409, "session_ended")
