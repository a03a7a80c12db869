"""The log, forwards and backwards, for those who may read it."""

import asyncio

import httpx
import pytest

from fixtures.actors import Connect
from fixtures.live_sessions import active, create, in_state, join
from fixtures.problems import refused, refused_field


def path_of(session: dict) -> str:
    return f"/api/sessions/{session['id']}/events"


async def eventful(presenter: httpx.AsyncClient, count: int = 5) -> dict:
    """A session whose log holds `count` facts, the first of them its start."""
    session = await active(presenter)
    for number in range(2, count + 1):
        await presenter.patch(f"/api/sessions/{session['id']}", json={"title": f"제목 {number}"})
    return session


async def seqs(client: httpx.AsyncClient, session: dict, **query: int) -> tuple[list[int], bool]:
    """The positions on a page, and whether there are more."""
    response = await client.get(path_of(session), params=query)
    page = response.json()
    assert set(page) == {"events", "head", "more"}
    assert page["head"] == 5
    return [event["seq"] for event in page["events"]], page["more"]


async def test_without_a_token_nothing_is_read(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    refused(await anyone.get(path_of(await active(presenter))), 401, "not_authenticated")


async def test_others_find_nothing(
    presenter: httpx.AsyncClient,
    stranger: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    connect: Connect,
):
    session, elsewhere = await active(presenter), await active(presenter)
    participant = await connect((await join(anyone, elsewhere))["token"])
    for reader in (stranger, participant):
        refused(await reader.get(path_of(session)), 404, "session_not_found")
        refused(await reader.get(path_of({"id": "0" * 32})), 404, "session_not_found")
    assert (await participant.get(path_of(elsewhere))).status_code == 200


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("since=-1", "since"),
        ("since=first", "since"),
        ("since=1.5", "since"),
        ("since=", "since"),
        (f"since={2**63}", "since"),
        ("before=-1", "before"),
        (f"before={2**63}", "before"),
        ("limit=0", "limit"),
        ("limit=all", "limit"),
    ],
)
@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_an_impossible_position_is_refused(
    presenter: httpx.AsyncClient, query: str, name: str
):
    session = await create(presenter)
    response = await presenter.get(f"{path_of(session)}?{query}")
    fields = refused(response, 422, "invalid_request")["fields"]
    assert [field["name"] for field in fields] == [name]


async def test_both_directions_at_once_are_refused(presenter: httpx.AsyncClient):
    response = await presenter.get(
        path_of(await create(presenter)), params={"since": 1, "before": 2}
    )
    refused_field(response, "before", "invalid")


async def test_a_new_session_has_an_empty_log(presenter: httpx.AsyncClient):
    session = await create(presenter)
    for query in ({}, {"since": 0}, {"before": 7}):
        page = (await presenter.get(path_of(session), params=query)).json()
        assert page == {"events": [], "head": 0, "more": False}


@pytest.mark.parametrize(
    ("query", "expected", "more"),
    [
        ({"since": 0}, [1, 2, 3, 4, 5], False),
        ({"since": 0, "limit": 2}, [1, 2], True),
        ({"since": 3, "limit": 2}, [4, 5], False),
        ({"since": 5}, [], False),
        ({"since": 2**63 - 1}, [], False),
        ({"before": 6}, [1, 2, 3, 4, 5], False),
        ({"before": 5, "limit": 2}, [3, 4], True),
        ({"before": 3, "limit": 2}, [1, 2], False),
        ({"before": 1}, [], False),
        ({"before": 0}, [], False),
        ({"before": 2**63 - 1, "limit": 1}, [5], True),
        ({"limit": 2}, [4, 5], True),
        ({}, [1, 2, 3, 4, 5], False),
    ],
)
async def test_a_page_says_whether_there_is_more_in_its_direction(
    presenter: httpx.AsyncClient, query: dict, expected: list[int], more: bool
):
    session = await eventful(presenter)
    assert await seqs(presenter, session, **query) == (expected, more)


async def test_a_participant_reads_what_the_presenter_reads(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect
):
    session = await eventful(presenter)
    participant = await connect((await join(anyone, session))["token"])
    mine = (await presenter.get(path_of(session))).json()
    assert (await participant.get(path_of(session))).json() == mine
    await presenter.post(f"/api/sessions/{session['id']}/end")
    after_the_end = (await participant.get(path_of(session))).json()
    assert after_the_end["events"][-1]["data"]["status"] == "ended"


async def test_an_event_is_the_whole_state_as_the_wire_tells_it(presenter: httpx.AsyncClient):
    session = await in_state(presenter, "active", description="설명")
    (event,) = (await presenter.get(path_of(session))).json()["events"]
    assert set(event) == {"seq", "type", "at", "data"}
    assert event["type"] == "session_updated"
    assert event["at"].endswith("Z")
    told = (
        "title",
        "description",
        "session_code",
        "status",
        "features",
        "settings",
        "retention_days",
    )
    moments = ("started_at", "ended_at")
    assert event["data"] == {"seq": 1, **{name: session[name] for name in (*told, *moments)}}


async def test_twenty_commands_at_once_leave_no_gap(presenter: httpx.AsyncClient):
    session = await active(presenter)
    path = f"/api/sessions/{session['id']}"
    titles = [f"제목 {number}" for number in range(20)]
    answers = await asyncio.gather(
        *(presenter.patch(path, json={"title": title}) for title in titles)
    )
    assert {answer.status_code for answer in answers} == {200}
    page = (await presenter.get(path_of(session), params={"since": 1})).json()
    assert [event["seq"] for event in page["events"]] == list(range(2, 22))
    assert sorted(event["data"]["title"] for event in page["events"]) == sorted(titles)
    assert page["head"] == 21
    last = (await presenter.get(path)).json()["title"]
    assert page["events"][-1]["data"]["title"] == last


async def test_a_refused_command_takes_no_position(presenter: httpx.AsyncClient):
    session = await in_state(presenter, "ended")
    path = f"/api/sessions/{session['id']}"
    await asyncio.gather(*(presenter.post(f"{path}/activate") for _ in range(5)))
    assert (await presenter.get(path_of(session))).json()["head"] == 2
