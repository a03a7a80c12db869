"""Replay: what a host knew before plus the events of a change is what is true after it."""

import pytest

from contract.test_replay import State, agrees, lively, replay
from fixtures.activities import CHOICE, OPEN, answer, results, run, step
from fixtures.server import both_databases
from fixtures.talk import Talk

CHANGES = {
    "close": [("POST", "/close", None)],
    "reveal": [("POST", "/reveal", None)],
    "conceal": [("POST", "/reveal", None), ("POST", "/conceal", None)],
    "reset": [("POST", "/reset", None)],
    "open again": [("POST", "/close", None), ("POST", "/open", None)],
    "wording": [("PATCH", "", {"prompt": "Which of these?"})],
    "delete": [("DELETE", "", None)],
    "reveal after the close": [("POST", "/close", None), ("POST", "/reveal", None)],
}


@both_databases
@pytest.mark.parametrize("change", CHANGES)
async def test_a_change_is_received_as_it_is_stored(talk: Talk, change: str) -> None:
    listener, actor = await lively(talk)
    activity_id = await run(talk, CHOICE)
    await answer(actor, activity_id, "a")
    await agrees(talk, listener)
    for method, path, body in CHANGES[change]:
        await talk.rest(method, f"/activities/{activity_id}{path}", body)
    await agrees(talk, listener)


async def test_the_next_activity_is_received_as_it_is_stored(talk: Talk) -> None:
    listener, actor = await lively(talk)
    first = await run(talk, CHOICE)
    second = await run(talk, OPEN, live_results=True)
    await answer(actor, second, "hello")
    await agrees(talk, listener)
    await step(talk, first, "reset")
    await agrees(talk, listener)
    await talk.rest("DELETE", f"/activities/{second}")
    await agrees(talk, listener)


@both_databases
async def test_a_second_tab_is_told_what_the_first_knows_by_its_acks(talk: Talk) -> None:
    author, guest = await talk.enter(), await talk.add_participant()
    first = await talk.enter(guest)
    activity_id = await run(talk, OPEN, live_results=True)
    await answer(author, activity_id, "a card")
    mine = await answer(first, activity_id, "my own")
    [card] = [one for one in (await results(talk, activity_id))["cards"] if one["text"] == "a card"]
    for on in (True, False, True):
        vote = {"activity_id": activity_id, "answer_id": card["id"], "on": on}
        ack = await first.call("vote_answer", vote)
    own = {name: mine[name] for name in ("question_id", "answer", "revision", "held")}
    voted = [ack["answer_id"]] if ack["on"] else []

    def known() -> State:
        state = replay(first)
        return {**state, "activity": {**state["activity"], "mine": own, "voted": voted}}

    second = replay(await talk.enter(guest))
    await first.until(lambda: known() == second)
