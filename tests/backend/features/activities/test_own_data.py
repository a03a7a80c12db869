"""Answers and votes are shown to whom they are of, and taken back with what was told of them."""

from fixtures.activities import CLOUD, OPEN, SCALE, answer, hide, results, run, step
from fixtures.server import both_databases
from fixtures.talk import Participant, Talk


def bearer(guest: Participant) -> dict[str, str]:
    return {"authorization": f"Bearer {guest.token}"}


@both_databases
async def test_people_take_their_answers_along(talk: Talk) -> None:
    guest = await talk.add_participant()
    member = await talk.enter(guest)
    scale, cloud = await run(talk, SCALE), None
    await answer(member, scale, 4)
    cloud = await run(talk, CLOUD)
    await answer(member, cloud, ["one"])
    own = await talk.http.get(f"/api/sessions/{talk.id}/me/data", headers=bearer(guest))
    told = [(one["activity_id"], one["answer"]) for one in own.json()["answers"]]
    assert told == [(scale, 4), (cloud, ["one"])]
    assert {one["prompt"] for one in own.json()["answers"]} == {"How much?", "Which words?"}


@both_databases
async def test_a_word_that_a_host_took_out_is_forgotten_with_its_last_answer(talk: Talk) -> None:
    guest, other = await talk.add_participant(), await talk.enter()
    cloud = await run(talk, CLOUD)
    await answer(await talk.enter(guest), cloud, ["mine", "ours"])
    await answer(other, cloud, ["Ours"])
    await hide(talk, cloud, "mine", "ours")
    await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=bearer(guest))
    assert (await talk.rest("GET", f"/activities/{cloud}"))["hidden_words"] == ["ours"]


@both_databases
async def test_erased_answers_leave_no_trace_and_move_the_counts(talk: Talk) -> None:
    guest, other = await talk.add_participant(), await talk.enter()
    member = await talk.enter(guest)
    activity_id = await run(talk, OPEN)
    await answer(member, activity_id, "a secret")
    await answer(other, activity_id, "no secret")
    await step(talk, activity_id, "reveal")
    cards = {card["text"]: card["id"] for card in (await results(talk, activity_id))["cards"]}
    vote = {"activity_id": activity_id, "answer_id": cards["no secret"], "on": True}
    assert (await member.call("vote_answer", vote))["votes"] == 1
    await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=bearer(guest))
    await other.saw("participant_erased")
    told = await other.saw(
        "activity_results", lambda told: told["answered"] == 1 and "results" in told
    )
    [card] = told["results"]["cards"]
    assert (card["text"], card["votes"]) == ("no secret", 0)
    assert "a secret" not in str(await talk.log())


@both_databases
async def test_presenters_take_along_what_they_prepared(talk: Talk) -> None:
    await run(talk, SCALE)
    own = (await talk.http.get("/api/account/data")).json()
    [session] = [one for one in own["sessions"] if one["id"] == talk.id]
    assert session["activities"] == [
        {
            "kind": "scale",
            "prompt": "How much?",
            "options": [],
            "questions": [],
            "settings": {"live_results": False, "steps": 5, "low_label": "", "high_label": ""},
        }
    ]
