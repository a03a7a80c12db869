"""draft → active ⇄ paused → ended: every row of the table, and every step taken twice."""

import httpx
import pytest

from fixtures.live_sessions import create, in_state
from fixtures.problems import refused

STATES = ["draft", "active", "paused", "ended"]
OFF_AT_FIRST = {"questions": False, "pulse": False}

ALLOWED = [
    ("draft", "activate", "active"),
    ("draft", "end", "ended"),
    ("active", "activate", "active"),
    ("active", "pause", "paused"),
    ("active", "end", "ended"),
    ("paused", "activate", "active"),
    ("paused", "pause", "paused"),
    ("paused", "end", "ended"),
    ("ended", "end", "ended"),
]
REFUSED = [
    ("draft", "pause", "session_not_started"),
    ("ended", "activate", "session_ended"),
    ("ended", "pause", "session_ended"),
]


async def log(presenter: httpx.AsyncClient, session: dict) -> list[dict]:
    """Every fact of the session."""
    page = await presenter.get(f"/api/sessions/{session['id']}/events?since=0&limit=200")
    return page.json()["events"]


def test_the_table_is_complete():
    steps = {(state, step) for state, step, _ in ALLOWED + REFUSED}
    assert steps == {(state, step) for state in STATES for step in ("activate", "pause", "end")}


@pytest.mark.parametrize(("state", "step", "code"), REFUSED)
async def test_a_step_that_leads_nowhere_is_refused_and_changes_nothing(
    presenter: httpx.AsyncClient, state: str, step: str, code: str
):
    session = await in_state(presenter, state)
    before = await log(presenter, session)
    refused(await presenter.post(f"/api/sessions/{session['id']}/{step}"), 409, code)
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == session
    assert await log(presenter, session) == before


@pytest.mark.parametrize(("state", "step", "following"), ALLOWED)
async def test_a_step_leads_on_and_is_told_once(
    presenter: httpx.AsyncClient, state: str, step: str, following: str
):
    session = await in_state(presenter, state)
    before = await log(presenter, session)
    path = f"/api/sessions/{session['id']}/{step}"
    first = await presenter.post(path)
    again = await presenter.post(path)
    assert (first.status_code, first.json()["status"]) == (200, following)
    # Who asks again wants it to go on for longer.
    later = set() if step == "end" else {"updated_at", "ends_at"}
    same = {name: value for name, value in first.json().items() if name not in later}
    assert {name: again.json()[name] for name in same} == same
    told = (await log(presenter, session))[len(before) :]
    assert [fact["data"]["status"] for fact in told] == ([following] if state != following else [])


async def test_the_times_of_a_life(presenter: httpx.AsyncClient):
    session = await in_state(presenter, "paused")
    started = session["started_at"]
    path = f"/api/sessions/{session['id']}"
    resumed = (await presenter.post(f"{path}/activate")).json()
    ended = (await presenter.post(f"{path}/end")).json()
    assert resumed["started_at"] == ended["started_at"] == started
    assert resumed["ended_at"] is None
    assert session["created_at"] <= started <= ended["ended_at"] <= ended["updated_at"]


@pytest.mark.parametrize("step", ["activate", "pause", "end"])
async def test_a_step_of_somebody_elses_session_is_not_found(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient, step: str
):
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}/{step}"
    refused(await stranger.post(path), 404, "session_not_found")
    refused(await anyone.post(path), 401, "not_authenticated")
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == session


@pytest.mark.parametrize("state", STATES)
async def test_features_change_until_the_end(presenter: httpx.AsyncClient, state: str):
    session = await in_state(presenter, state)
    path = f"/api/sessions/{session['id']}/features"
    response = await presenter.patch(path, json={"chat": True})
    if state == "ended":
        refused(response, 409, "session_ended")
    else:
        expected = {"chat": True, "reactions": True, **OFF_AT_FIRST}
        assert response.json()["features"] == expected


@pytest.mark.parametrize(
    "body",
    [
        {"chat": "yes"},
        {"chat": 1},
        {"reactions": "true"},
        {"polls": True},
        [],
        [["chat", True]],
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_malformed_change_of_features_is_refused(
    presenter: httpx.AsyncClient, body: object
):
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}/features"
    refused(await presenter.patch(path, json=body), 422, "invalid_request")
    assert await log(presenter, session) == []


async def test_a_feature_not_named_stays_and_a_change_that_is_none_is_not_told(
    presenter: httpx.AsyncClient,
):
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}/features"
    for body in ({"chat": True}, {"chat": True}, {}, {"chat": None}, {"reactions": False}):
        last = await presenter.patch(path, json=body)
    assert last.json()["features"] == {"chat": True, "reactions": False, **OFF_AT_FIRST}
    told = [fact["data"]["features"] for fact in await log(presenter, session)]
    assert told == [
        {"chat": True, "reactions": reactions, **OFF_AT_FIRST} for reactions in (True, False)
    ]
