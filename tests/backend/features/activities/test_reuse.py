"""A session that is used again has the activities that were prepared, and nobody's answers."""

from typing import Any

from fixtures.activities import CHOICE, CLOUD, answer, prepare, run, step
from fixtures.server import both_databases
from fixtures.talk import Talk

PREPARED = ("kind", "prompt", "options", "questions", "settings")


def prepared(activity: dict[str, Any]) -> dict[str, Any]:
    return {name: activity[name] for name in PREPARED}


async def duplicated(talk: Talk) -> tuple[str, list[dict[str, Any]]]:
    made = await talk.http.post(f"/api/sessions/{talk.id}/duplicate")
    path = f"/api/sessions/{made.json()['id']}/activities"
    return path, (await talk.http.get(path)).json()


@both_databases
async def test_activities_are_drafts_again_in_their_order(talk: Talk) -> None:
    answered = await run(talk, CHOICE)
    await prepare(talk, CLOUD)
    member = await talk.enter()
    assert (await answer(member, answered, "a"))["ok"]
    await step(talk, answered, "reveal")
    old = await talk.rest("GET", "/activities")
    mark = await talk.mark(member)

    path, copies = await duplicated(talk)

    assert [prepared(one) for one in copies] == [prepared(one) for one in old]
    assert [(one["status"], one["revealed"]) for one in copies] == [("draft", False)] * 2
    assert not {one["id"] for one in copies} & {one["id"] for one in old}
    results = await talk.http.get(f"{path}/{copies[0]['id']}/results")
    assert results.json()["answered"] == 0
    assert await talk.rest("GET", "/activities") == old
    await talk.received_nothing(member, since=mark)


async def test_what_is_changed_in_the_copy_stays_in_the_copy(talk: Talk) -> None:
    activity_id = await prepare(talk, CHOICE)
    path, [copy] = await duplicated(talk)
    changed = {"prompt": "Which one now?"}
    told = await talk.http.patch(f"{path}/{copy['id']}", json=changed)
    assert told.json()["prompt"] == changed["prompt"]
    assert (await talk.rest("GET", f"/activities/{activity_id}"))["prompt"] == CHOICE["prompt"]
