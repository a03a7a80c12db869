"""Importing files: refused by name, previewed without a trace, stored all or none."""

import json
from pathlib import Path

import httpx
import pytest

from app.core.config import get_settings
from app.features.activities.limits import ActivityLimits
from fixtures.actors import Connect
from fixtures.live_sessions import Json, active, create, in_state, join
from fixtures.problems import refused
from fixtures.talk import Talk

SAMPLES = Path(__file__).parent / "samples"
POLL = b"Which? {~a ~b}\n\nWhy? {}\n\nNo question"
HOSTILE = b'<!DOCTYPE quiz [<!ENTITY a "aaaa">]><quiz>&a;</quiz>'


async def send(
    client: httpx.AsyncClient, session: Json, raw: bytes, query: str = "", **headers: str
) -> httpx.Response:
    path = f"/api/sessions/{session['id']}/activities/import?{query}"
    return await client.post(path, content=raw, headers=headers)


async def stored(client: httpx.AsyncClient, session: Json) -> list[Json]:
    answer = await client.get(f"/api/sessions/{session['id']}/activities")
    found: list[Json] = answer.json()
    return found


async def test_only_hosts_import(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient,
    connect: Connect,
) -> None:  # fmt: skip
    session = await active(presenter)
    joined = await join(anyone, session)
    refused(await send(anyone, session, POLL), 401, "not_authenticated")
    refused(await send(stranger, session, POLL), 404, "session_not_found")
    refused(await send(await connect(joined["token"]), session, POLL), 403, "not_allowed")
    assert await stored(presenter, session) == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file_empty"),
        (b"any text", "unknown_file_format"),
        (b"PK\x03\x04", "file_damaged"),
        (HOSTILE, "file_has_entities"),
        (b"Only a text {", "nothing_to_import"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_by_name(
    presenter: httpx.AsyncClient, raw: bytes, code: str
) -> None:
    session = await create(presenter)
    refused(await send(presenter, session, raw), 422, code)
    assert await stored(presenter, session) == []


async def test_an_ended_session_takes_none(presenter: httpx.AsyncClient) -> None:
    session = await in_state(presenter, "ended")
    refused(await send(presenter, session, POLL), 409, "session_ended")


@pytest.mark.parametrize(("locale", "word"), [("ko", "뺐어요"), ("en", "left out")])
async def test_a_preview_says_what_it_would_do_and_does_nothing(
    presenter: httpx.AsyncClient, locale: str, word: str
) -> None:
    session = await create(presenter)
    query = "dry_run=true&name=%ED%80%B4%EC%A6%88.gift"
    answer = await send(presenter, session, POLL, query, **{"Accept-Language": locale})
    assert answer.status_code == 200
    found = answer.json()
    assert [(a["line"], a["kind"], a["prompt"], a["id"]) for a in found["activities"]] == [
        (1, "choice", "Which?", None),
        (3, "open", "Why?", None),
    ]
    assert [option["text"] for option in found["activities"][0]["options"]] == ["a", "b"]
    assert [(p["line"], p["code"]) for p in found["problems"]] == [
        (1, "no_right_answer"),
        (5, "no_answers"),
    ]
    assert word in found["problems"][1]["detail"]
    assert await stored(presenter, session) == []


async def test_all_are_stored_in_their_order_and_other_hosts_receive_once(talk: Talk) -> None:
    host, guest = await talk.present(), await talk.enter()
    mark = len(host.received)
    answer = await send(talk.http, talk.session, POLL)
    assert answer.status_code == 201
    activities = await stored(talk.http, talk.session)
    assert [one["id"] for one in activities] == [one["id"] for one in answer.json()["activities"]]
    assert [(one["kind"], one["status"]) for one in activities] == [
        ("choice", "draft"),
        ("open", "draft"),
    ]
    assert (await host.saw("hidden"))["topics"] == ["activities"]
    await talk.fence(host, guest)
    assert [name for name, _ in host.received[mark:] if name == "hidden"] == ["hidden"]
    assert "topics" not in await guest.saw("hidden")


async def test_too_many_for_the_session_are_none(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = await create(presenter)
    plain = get_settings().limits
    few = ActivityLimits(activities_per_session=3)
    monkeypatch.setattr(
        type(get_settings()),
        "limits",
        lambda _, kind: few if kind is ActivityLimits else plain(kind),
    )
    assert (await send(presenter, session, POLL)).status_code == 201
    refused(await send(presenter, session, POLL), 409, "activity_limit")
    assert len(await stored(presenter, session)) == 2


async def test_a_form_with_a_file_is_taken_too(presenter: httpx.AsyncClient) -> None:
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}/activities/import"
    answer = await presenter.post(path, files={"file": ("q.gift", POLL)})
    assert answer.status_code == 201
    without = await presenter.post(path, files={"other": (None, "text")})
    assert refused(without, 422, "invalid_request")["fields"][0]["name"] == "file"


async def test_every_sample_is_taken_whole(presenter: httpx.AsyncClient) -> None:
    session = await create(presenter)
    names = sorted(path.name for path in SAMPLES.iterdir() if path.name != "expected.json")
    for name in names:
        answer = await send(presenter, session, (SAMPLES / name).read_bytes(), f"name={name}")
        assert answer.status_code == 201, (name, answer.text)
        assert "not_valid" not in [problem["code"] for problem in answer.json()["problems"]]


async def test_what_no_activity_can_be_is_named(presenter: httpx.AsyncClient) -> None:
    session = await create(presenter)
    drafts = [
        {"kind": "open", "prompt": "Fine?"},
        {"kind": "dance", "prompt": "No"},
        {"kind": "scale", "prompt": "No", "settings": {"steps": 99}},
        {"kind": "choice", "prompt": "No", "options": [{"text": "one"}]},
        {"kind": "open", "prompt": "No", "owner": "me"},
        {"prompt": 3},
    ]
    raw = json.dumps({"format": "engagenow-activities", "activities": drafts}).encode()
    found = (await send(presenter, session, raw, "dry_run=true")).json()
    assert [(a["line"], a["prompt"]) for a in found["activities"]] == [(1, "Fine?")]
    assert [(p["line"], p["code"]) for p in found["problems"]] == [
        (line, "not_valid") for line in range(2, 7)
    ]


HALF = "\\ud800"  # of a surrogate pair, as JSON can write it


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (f'"exportVersion":1,"quiz":{{"questions":[{{"text":"Q","type":"{HALF}X"}}]}}',
         "kind_left_out", "(X)"),
        (f'"questions":[{{"question":"Q","type":"{HALF}X"}}]', "kind_left_out", "(X)"),
        (f'"format":"engagenow-activities","activities":[{{"kind":"open","prompt":"{HALF}"}}]',
         "not_valid", "prompt"),
        (f'"format":"engagenow-activities","activities":[{{"kind":"{HALF}","prompt":"Q"}}]',
         "not_valid", "kind"),
        ('"format":"engagenow-activities","activities":'
         f'[{{"kind":"open","prompt":"Q","{HALF}":1}}]', "not_valid", ": ?."),
        ('"format":"engagenow-activities","activities":'
         f'[{{"kind":"open","prompt":"Q","settings":{{"{HALF}":1}}}}]', "not_valid", ""),
    ],
)  # fmt: skip
async def test_half_a_surrogate_pair_costs_one_activity(
    presenter: httpx.AsyncClient, content: str, code: str, said: str
) -> None:
    session = await create(presenter)
    answer = await send(presenter, session, f"{{{content}}}".encode(), "dry_run=true")
    assert answer.status_code == 200, answer.text
    (problem,) = answer.json()["problems"]
    assert problem["code"] == code
    assert said in problem["detail"]
    refused(await send(presenter, session, f"{{{content}}}".encode()), 422, "nothing_to_import")
    assert await stored(presenter, session) == []
