"""Running activities: one is open at a time, and every step may be taken again."""

import asyncio

import pytest

from contract.test_replay import agrees
from fixtures.activities import CHOICE, OPEN, SCALE, answer, prepare, refused, results, run, step
from fixtures.server import both_databases
from fixtures.talk import Talk

STEPS = {"open": "open", "close": "closed", "reveal": "open", "conceal": "open"}


@pytest.mark.parametrize("name", ["close", "reveal", "conceal"])
async def test_a_draft_is_neither_closed_nor_revealed(talk: Talk, name: str) -> None:
    member = await talk.enter()
    activity_id = await prepare(talk, CHOICE)
    await member.saw("hidden")
    mark = await talk.mark(member)
    code = await refused(talk, "POST", f"/activities/{activity_id}/{name}")
    assert code == (409, "activity_not_opened")
    await talk.received_nothing(member, since=mark)


@both_databases
@pytest.mark.parametrize("name", [*STEPS, "reset"])
async def test_a_step_that_is_taken_again_tells_nobody(talk: Talk, name: str) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CHOICE)
    once = await step(talk, activity_id, name)
    before = await talk.log()
    assert await step(talk, activity_id, name) == once
    assert await talk.log() == before
    await talk.fence(member)


@both_databases
async def test_opening_the_next_closes_the_last(talk: Talk) -> None:
    member = await talk.enter()
    first = await run(talk, CHOICE)
    second = await run(talk, SCALE)
    await talk.fence(member)
    closed, opened = member.all("activity_closed")[-1], member.all("activity_opened")[-1]
    assert (closed["id"], opened["activity"]["id"]) == (first, second)
    assert opened["seq"] == closed["seq"] + 1
    assert (await answer(member, first, "a"))["code"] == "activity_closed"
    assert (await answer(member, second, 3))["ok"]


@both_databases
async def test_of_two_hosts_who_open_two_at_once_one_activity_stays_open(talk: Talk) -> None:
    member = await talk.enter()
    both = [await prepare(talk, CHOICE), await prepare(talk, OPEN)]
    for _ in range(3):
        await asyncio.gather(*(step(talk, one, "open") for one in both))
        listed = await talk.rest("GET", "/activities")
        [open_now] = [one["id"] for one in listed if one["status"] == "open"]
        await talk.fence(member)
        assert member.all("activity_opened")[-1]["activity"]["id"] == open_now


@both_databases
async def test_the_solution_is_told_with_the_reveal_and_never_before(talk: Talk) -> None:
    guest = await talk.add_participant()
    member = await talk.enter(guest)
    right = [{**CHOICE["options"][0], "right": True}, *CHOICE["options"][1:]]
    activity_id = await run(talk, {**CHOICE, "options": right})
    await answer(member, activity_id, "a")
    late = await talk.enter(guest)
    bearer = {"authorization": f"Bearer {guest.token}"}
    path = f"/api/sessions/{talk.id}/activities/{activity_id}"
    read = (await talk.http.get(path, headers=bearer)).text
    log = (await talk.http.get(f"/api/sessions/{talk.id}/events", headers=bearer)).text
    told = [str(member.received), str(late.received), read, log]
    assert not [text for text in told if "right" in text]
    assert (await late.saw("joined_session"))["activity"]["solution"] is None
    await step(talk, activity_id, "reveal")
    assert (await member.saw("activity_revealed"))["solution"] == ["a"]
    welcome = await (await talk.enter(guest)).saw("joined_session")
    assert welcome["activity"]["solution"] == ["a"]


@both_databases
async def test_results_are_revealed_to_everybody_and_concealed_again(talk: Talk) -> None:
    guest = await talk.add_participant()
    member = await talk.enter(guest)
    activity_id = await run(talk, CHOICE)
    await answer(member, activity_id, "b")
    counts = {"counts": {"a": 0, "b": 1, "c": 0}, "answered": 1}
    bearer = {"authorization": f"Bearer {guest.token}"}
    path = f"/api/sessions/{talk.id}/activities/{activity_id}/results"
    hidden = await talk.http.get(path, headers=bearer)
    assert (hidden.status_code, hidden.json()["code"]) == (403, "results_not_revealed")
    await step(talk, activity_id, "reveal")
    assert (await member.saw("activity_revealed"))["results"] == counts
    assert (await talk.http.get(path, headers=bearer)).json() == counts
    await step(talk, activity_id, "conceal")
    await member.saw("activity_concealed")
    assert (await talk.http.get(path, headers=bearer)).status_code == 403
    log = await talk.http.get(f"/api/sessions/{talk.id}/events", headers=bearer)
    [revealed] = [one for one in log.json()["events"] if one["type"] == "activity_revealed"]
    assert revealed["data"]["results"]["counts"] == {"a": 0, "b": 0, "c": 0}


@both_databases
async def test_a_reset_forgets_the_answers_and_what_was_shown(talk: Talk) -> None:
    member = await talk.enter()
    activity_id = await run(talk, OPEN)
    await answer(member, activity_id, "something")
    await step(talk, activity_id, "reveal")
    await talk.rest("PUT", "/stage", {"show": "activity", "id": activity_id})
    assert (await step(talk, activity_id, "reset"))["status"] == "draft"
    await member.saw("activity_reset")
    assert (await member.saw("stage_changed", lambda told: "id" not in told["stage"]))["stage"]
    assert (await results(talk, activity_id))["cards"] == []
    assert "something" not in str(await talk.log())
    assert (await (await talk.enter()).saw("joined_session"))["activity"] is None


@both_databases
async def test_an_activity_is_deleted_while_people_answer(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(5)]
    activity_id = await run(talk, OPEN)
    answers = [
        answer(one, activity_id, "text", client_id=str(n)) for n in range(4) for one in members
    ]
    acks = asyncio.gather(*answers)
    await talk.rest("DELETE", f"/activities/{activity_id}")
    codes = {ack.get("code") for ack in await acks}
    assert codes <= {None, "activity_not_found"}
    await members[0].saw("activity_removed")
    assert (await answer(members[0], activity_id, "text"))["code"] == "activity_not_found"
    assert await talk.rest("GET", "/activities") == []


@both_databases
async def test_an_activity_is_deleted_after_the_end_with_its_answers(talk: Talk) -> None:
    member, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, OPEN)
    await answer(member, activity_id, "text")
    await talk.rest("POST", f"/activities/{activity_id}/reveal")
    await talk.rest("PUT", "/stage", {"show": "activity", "id": activity_id})
    await talk.rest("POST", "/end")
    await talk.rest("DELETE", f"/activities/{activity_id}")
    await other.saw("activity_removed", lambda told: told["id"] == activity_id)
    await other.saw("stage_changed", lambda told: told["stage"]["show"] == "join")
    again = await refused(talk, "DELETE", f"/activities/{activity_id}")
    assert again == (404, "activity_not_found")
    assert await talk.rest("GET", "/activities") == []


async def test_the_stage_shows_what_was_opened(talk: Talk) -> None:
    draft = await prepare(talk, CHOICE)
    for wrong in ({"show": "activity"}, {"show": "activity", "id": draft}):
        assert await refused(talk, "PUT", "/stage", wrong) == (409, "not_shown")
    await step(talk, draft, "open")
    await talk.rest("PUT", "/stage", {"show": "activity", "id": draft})


@both_databases
async def test_the_next_activity_takes_the_place_of_one_on_the_stage(talk: Talk) -> None:
    listener = await talk.present()
    first, second = await run(talk, CHOICE), await prepare(talk, SCALE)
    await talk.rest("PUT", "/stage", {"show": "chat"})
    await step(talk, first, "close")
    await step(talk, first, "open")
    assert (await talk.log())[-1]["type"] == "activity_opened"  # the stage showed no activity
    await talk.rest("PUT", "/stage", {"show": "activity", "id": first})
    assert await refused(talk, "POST", "/activities/nothing/open") == (404, "activity_not_found")
    assert (await talk.log())[-1]["type"] == "stage_changed"
    await step(talk, second, "open")
    told = await listener.saw("stage_changed", lambda one: one["stage"].get("id") == second)
    assert told["stage"] == {"show": "activity", "id": second}
    before = await talk.log()
    assert [one["type"] for one in before[-3:]] == [
        "activity_closed",
        "activity_opened",
        "stage_changed",
    ]
    await step(talk, second, "open")
    await talk.rest("PUT", "/stage", {"show": "activity", "id": second})
    assert await talk.log() == before
    await talk.rest("PUT", "/stage", {"show": "activity", "id": first})
    assert (await (await talk.enter()).saw("joined_session"))["stage"]["id"] == first
    await agrees(talk, listener)
