"""Every REST route that changes something is bounded, by a limit of its own or by one for all."""

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from access.test_rest import RULES, ask
from app.core.metrics import METRICS
from app.core.permissions import Permission
from app.main import app
from app.registry import SETTING_NAMES
from fixtures.actors import ADDRESS, rest_client
from fixtures.known_actors import KnownActors, known_actors
from fixtures.problems import refused
from fixtures.programs import stored_tokens
from fixtures.rules import Operation, Rule
from fixtures.settings import Configure

CHANGES = sorted(operation for operation in RULES if operation[0] != "get")
RATES = [name for name in SETTING_NAMES if name.startswith("limit_")]


@pytest.fixture(params=["sqlite"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Limits are counted before the database matters."""
    kind: str = request.param
    return kind


def of_rule(rule: Rule | None) -> str:
    """Somebody who may do what the rule says."""
    if isinstance(rule, Permission):
        return "owner" if "presenter" in rule.roles else "participant"
    others = {"crew": "co_presenter", "anybody": "nobody"}
    return others.get(str(rule), "participant" if "participant" in str(rule) else "owner")


@pytest.mark.parametrize("operation", CHANGES, ids=[" ".join(one) for one in CHANGES])
async def test_whatever_is_changed_is_bounded(
    db: AsyncSession, configure: Configure, operation: Operation
):
    people = await known_actors(db, "active")
    configure(**dict.fromkeys(RATES, "1/day"))
    # An address of its own: what others have counted for theirs lasts for a day, too.
    transport = httpx.ASGITransport(app, client=(f"of {' '.join(operation)}", 1))
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        who = of_rule(RULES[operation])
        assert (await ask(client, operation, people, who))[0] != 429
        assert await ask(client, operation, people, who) == (429, "rate_limited")


async def changed(
    client: httpx.AsyncClient, people: KnownActors, who: str, title: str
) -> httpx.Response:
    """The answer to somebody who gives the session another title."""
    headers = {"authorization": f"Bearer {people.tokens[who]}"}
    path = f"/api/sessions/{people.ids['session_id']}"
    return await client.patch(path, json={"title": title}, headers=headers)


async def test_beyond_the_limit_nothing_is_changed_or_told(db: AsyncSession, configure: Configure):
    people = await known_actors(db, "active")
    configure(limit_changes="2/day")
    before = METRICS.limited["changes"]
    async with rest_client(people.tokens["owner"]) as client:
        path = f"/api/sessions/{people.ids['session_id']}"
        refused(await client.patch(path, json={"title": ""}), 422, "invalid_request")
        assert (await changed(client, people, "owner", "one")).status_code == 200
        answer = await changed(client, people, "owner", "two")
        wait = refused(answer, 429, "rate_limited")["retry_after"]
        assert 0 < wait <= 86_400
        assert answer.headers["retry-after"] == str(wait)
        assert METRICS.limited["changes"] == before + 1
        assert (await client.get(path)).json()["title"] == "one"
        events = (await client.get(f"{path}/events?since=0")).json()["events"]
        assert [one["data"] for one in events if "two" in str(one["data"])] == []


async def test_one_person_is_not_refused_for_another(db: AsyncSession, configure: Configure):
    people = await known_actors(db, "active")
    configure(limit_changes="1/day")
    async with rest_client() as client:
        assert (await changed(client, people, "owner", "one")).status_code == 200
        refused(await changed(client, people, "owner", "two"), 429, "rate_limited")
        assert (await changed(client, people, "co_presenter", "three")).status_code == 200


async def test_a_presenter_and_their_programs_are_one(db: AsyncSession, configure: Configure):
    people = await known_actors(db, "active")
    owner = people.tokens["owner"]
    assert owner is not None
    programs = await stored_tokens(db, owner)
    configure(limit_changes="1/day")
    people.tokens["program"] = programs["sessions:write"]
    async with rest_client() as client:
        assert (await changed(client, people, "program", "one")).status_code == 200
        refused(await changed(client, people, "owner", "two"), 429, "rate_limited")


async def test_what_has_a_limit_of_its_own_is_counted_apart(db: AsyncSession, configure: Configure):
    people = await known_actors(db, "active")
    configure(limit_changes="1/day")
    async with rest_client(people.tokens["owner"]) as client:
        stage = f"/api/sessions/{people.ids['session_id']}/stage"
        shown = [await client.put(stage, json={"show": what}) for what in ("chat", "blank")]
        assert [one.status_code for one in shown] == [200, 200]
        assert (await changed(client, people, "owner", "one")).status_code == 200
        refused(await changed(client, people, "owner", "two"), 429, "rate_limited")
        assert (await client.put(stage, json={"show": "chat"})).status_code == 200
