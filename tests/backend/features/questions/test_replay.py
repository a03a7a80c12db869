"""Replay: what a member received of a question's changes is what whoever comes now is shown."""

from typing import Any

import pytest

from contract.test_replay import agrees, lively, replay
from features.questions.test_changing import asked
from fixtures.feature_contracts import filled
from fixtures.server import both_databases
from fixtures.talk import Talk

Step = tuple[str, str, dict[str, Any] | None]

CHANGES: dict[str, list[Step]] = {
    "answered": [
        ("PATCH", "", {"state": "answering", "label": "a label"}),
        ("PATCH", "", {"state": "answered", "reply": "a reply"}),
        ("PATCH", "", {"label": None, "reply": None}),
    ],
    "rewritten": [("PATCH", "", {"text": "Why so?"})],
    "hidden": [("PATCH", "", {"state": "hidden"})],
    "hidden and shown again": [
        ("PATCH", "", {"state": "hidden"}),
        ("PATCH", "", {"label": "only hosts hear of this"}),
        ("PATCH", "", {"state": "open"}),
    ],
    "merged": [("POST", "/merge", {"into": "{other}"})],
    "asker muted": [("PUT", "/mute", {}), ("DELETE", "/mute", None)],
}


@both_databases
@pytest.mark.parametrize("change", CHANGES)
async def test_what_becomes_of_a_question_is_received_as_it_is_stored(
    asking: Talk, change: str
) -> None:
    listener, guest = await lively(asking)
    question, other = await asked(guest), await asked(guest, anonymous=True)
    voter = await asking.enter()
    await voter.call("vote_question", {"id": question, "on": True})
    await agrees(asking, listener)
    for method, path, body in CHANGES[change]:
        given = body and {name: filled(value, {"other": other}) for name, value in body.items()}
        await asking.rest(method, f"/questions/{question}{path}", given)
        await agrees(asking, listener)


@both_databases
@pytest.mark.parametrize("way", ["open", "answered", "hidden", "withdrawn"])
async def test_what_becomes_of_a_held_question_is_received_as_it_is_stored(
    asking: Talk, way: str
) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    listener, guest = await lively(asking)
    held = await asked(guest)
    await agrees(asking, listener)
    assert replay(listener)["questions_held"] == 1
    if way == "withdrawn":
        assert (await guest.call("withdraw_question", {"id": held}))["ok"]
    else:
        await asking.rest("PATCH", f"/questions/{held}", {"state": way})
    await agrees(asking, listener)
    assert replay(listener)["questions_held"] == 0


async def test_another_name_is_received_as_it_is_stored(asking: Talk) -> None:
    listener, _ = await lively(asking)
    participant = await asking.add_participant()
    await asked(await asking.enter(participant))
    path = f"/participants/{participant.id}/nickname"
    await asking.rest("PUT", path, {"nickname": "김 아무개"})
    await agrees(asking, listener)
    assert replay(listener)["questions"][0]["asker"]["nickname"] == "김 아무개"
