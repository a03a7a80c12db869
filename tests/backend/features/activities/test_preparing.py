"""Preparing activities by REST: refused by name, told to hosts alone, in the order of hosts."""

from typing import Any

import httpx
import pytest

from fixtures.activities import (
    CHOICE,
    CLOUD,
    OPEN,
    RANKING,
    SCALE,
    answer,
    prepare,
    refused,
    run,
    step,
)
from fixtures.live_sessions import active
from fixtures.server import both_databases
from fixtures.settings import Configure
from fixtures.talk import Talk

OPTION = {"text": "A"}
QUIZ = {"kind": "quiz", "options": []}


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"kind": "raffle"}, "kind", "invalid"),
        ({"prompt": " \u200b "}, "prompt", "empty"),
        ({"prompt": "x" * 501}, "prompt", "too_long"),
        ({"options": [OPTION]}, "options", "out_of_range"),
        ({"options": []}, "options", "empty"),
        ({"options": [OPTION] * 31}, "options", "too_long"),
        ({"options": [{"id": "a", "text": "A"}, {"id": "a", "text": "B"}]}, "options", "repeated"),
        ({"options": [{"text": "\u3164"}, OPTION]}, "options.0.text", "empty"),
        ({"options": [{"text": "x" * 201}, OPTION]}, "options.0.text", "too_long"),
        ({"options": [{"id": "a b", "text": "A"}, OPTION]}, "options.0.id", "invalid"),
        ({"options": [{**OPTION, "points": 3}, OPTION]}, "options.0.points", "unknown_field"),
        ({"settings": {"most": 0}}, "settings.most", "out_of_range"),
        ({"settings": {"most": 4}}, "settings.most", "out_of_range"),
        ({"settings": {"steps": 4}}, "settings.steps", "unknown_field"),
        ({"settings": {"live_results": "yes"}}, "settings.live_results", "wrong_type"),
        ({**SCALE, "options": CHOICE["options"]}, "options", "unknown_field"),
        ({**SCALE, "options": [], "settings": {"steps": 1}}, "settings.steps", "out_of_range"),
        ({**SCALE, "options": [], "settings": {"steps": 12}}, "settings.steps", "out_of_range"),
        (
            {**SCALE, "options": [], "settings": {"low_label": "x" * 61}},
            "settings.low_label",
            "too_long",
        ),
        ({**OPEN, "options": [OPTION]}, "options", "unknown_field"),
        (
            {**CLOUD, "options": [], "settings": {"words_per_person": 6}},
            "settings.words_per_person",
            "out_of_range",
        ),
        (
            {**QUIZ, "questions": [{"prompt": "Which?", "options": [OPTION, OPTION]}]},
            "questions.0.options",
            "no_right_option",
        ),
    ],
)
async def test_what_is_no_activity_is_refused_by_the_name_of_its_field(
    talk: Talk, change: dict[str, Any], field: str, code: str
) -> None:
    other = await talk.enter()
    mark = await talk.mark(other)
    path = f"/api/sessions/{talk.id}/activities"
    told = await talk.http.post(path, json={**CHOICE, **change})
    assert told.status_code == 422
    assert (field, code) in [(one["name"], one["code"]) for one in told.json()["fields"]]
    await talk.received_nothing(other, since=mark)
    assert await talk.rest("GET", "/activities") == []


@both_databases
async def test_a_draft_is_for_hosts_alone(talk: Talk) -> None:
    guest = await talk.add_participant()
    host, member = await talk.present(), await talk.enter(guest)
    activity_id = await prepare(talk, CHOICE)
    hidden = await member.saw("hidden")
    assert await host.saw("hidden") == {**hidden, "topics": ["activities"]}
    path = f"/api/sessions/{talk.id}/activities/{activity_id}"
    bearer = {"authorization": f"Bearer {guest.token}"}
    for way in ("", "/results"):
        told = await talk.http.get(f"{path}{way}", headers=bearer)
        assert (told.status_code, told.json()["code"]) == (404, "activity_not_found")
    ack = await answer(member, activity_id, "a")
    assert (ack["ok"], ack["code"]) == (False, "activity_not_found")
    assert CHOICE["prompt"] not in str(member.received)


async def test_options_without_an_id_are_given_one(talk: Talk) -> None:
    given = [{"text": "A"}, {"id": "a", "text": "B"}, {"text": "C"}]
    made = await talk.rest("POST", "/activities", {**CHOICE, "options": given})
    assert [one["id"] for one in made["options"]] == ["b", "a", "c"]


@both_databases
async def test_activities_are_listed_copied_and_put_in_order(talk: Talk) -> None:
    first, second = await prepare(talk, CHOICE), await prepare(talk, SCALE)
    copy = await talk.rest("POST", f"/activities/{first}/duplicate")
    assert copy["options"] == (await talk.rest("GET", f"/activities/{first}"))["options"]
    ids = [copy["id"], second, first]
    await talk.rest("PUT", "/activities/order", {"ids": ids})
    assert [one["id"] for one in await talk.rest("GET", "/activities")] == ids
    for wrong in (ids[:2], [*ids, first], [first, first, second], ["x", *ids[1:]]):
        code = await refused(talk, "PUT", "/activities/order", {"ids": wrong})
        assert code == (409, "order_outdated")


@pytest.mark.parametrize("state", ["open", "close"])
@pytest.mark.parametrize(
    "change",
    [
        {"options": [*CHOICE["options"], {"id": "d", "text": "D"}]},
        {"options": CHOICE["options"][:2]},
        {"options": CHOICE["options"][::-1]},
        {"options": [{**CHOICE["options"][0], "right": True}, *CHOICE["options"][1:]]},
        {"settings": {"most": 2}},
    ],
)
async def test_what_answers_depend_on_stays_once_it_was_open(
    talk: Talk, state: str, change: dict[str, Any]
) -> None:
    activity_id = await run(talk, CHOICE)
    await step(talk, activity_id, state)
    code = {"open": "activity_open", "close": "activity_answered"}[state]
    told = await refused(talk, "PATCH", f"/activities/{activity_id}", change)
    assert told == (409, code)
    await step(talk, activity_id, "reset")
    await talk.rest("PATCH", f"/activities/{activity_id}", change)


@both_databases
async def test_wording_changes_while_people_answer(talk: Talk) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CHOICE)
    texts = [{**option, "text": f"{option['text']}!"} for option in CHOICE["options"]]
    change = {"prompt": "Which?", "options": texts, "settings": {"live_results": True}}
    await talk.rest("PATCH", f"/activities/{activity_id}", change)
    told = await member.saw("activity_updated")
    assert (told["prompt"], told["options"]) == ("Which?", texts)
    assert told["settings"] == {"live_results": True, "most": 1}
    assert (await answer(member, activity_id, "a"))["ok"]


async def test_a_draft_changes_as_a_whole_and_what_is_left_out_stays(talk: Talk) -> None:
    activity_id = await prepare(talk, SCALE, low_label="never")
    path = f"/activities/{activity_id}"
    edited = await talk.rest("PATCH", path, {"settings": {"steps": 7}})
    assert (edited["settings"]["steps"], edited["settings"]["low_label"]) == (7, "never")
    told = await refused(talk, "PATCH", path, {"options": CHOICE["options"]})
    assert told == (422, "invalid_request")


async def test_nobody_prepares_in_another_session_or_in_one_that_has_ended(
    talk: Talk, other_talk: Talk
) -> None:
    elsewhere = await prepare(other_talk, RANKING)
    for method, way in (("GET", ""), ("PATCH", ""), ("DELETE", ""), ("POST", "/open")):
        body = {} if method == "PATCH" else None
        told = await refused(talk, method, f"/activities/{elsewhere}{way}", body)
        assert told == (404, "activity_not_found")
    await talk.rest("POST", "/end")
    assert await refused(talk, "POST", "/activities", CHOICE) == (409, "session_ended")


async def test_a_session_has_as_many_activities_as_it_may(
    presenter: httpx.AsyncClient, configure: Configure
) -> None:
    path = f"/api/sessions/{(await active(presenter))['id']}/activities"
    configure(activities_per_session=1)
    made = (await presenter.post(path, json=CHOICE)).json()
    for one_more in (path, f"{path}/{made['id']}/duplicate"):
        told = await presenter.post(one_more, json=CHOICE)
        assert (told.status_code, told.json()["code"]) == (409, "activity_limit")
    await presenter.delete(f"{path}/{made['id']}")
    assert (await presenter.post(path, json=CHOICE)).status_code == 201
