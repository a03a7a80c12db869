"""A passcode that needs a proof of work is refused before the route, and as the route would."""

from collections.abc import AsyncIterator
from typing import Any, NoReturn

import httpx
import pytest

from app.core.metrics import METRICS
from fixtures.addresses import client_at, guess, new_address
from fixtures.live_sessions import Json, active
from fixtures.problems import refused
from fixtures.proofs import solved
from fixtures.settings import Configure

pytestmark = [
    pytest.mark.parametrize("database_kind", ["sqlite"]),
    pytest.mark.usefixtures("limits_as_shipped"),
]

FREE = 3
GUESS = {"nickname": "하늘", "passcode": "guess"}
RIGHT = {**GUESS, "passcode": "1234"}


@pytest.fixture
async def session(presenter: httpx.AsyncClient, configure: Configure) -> Json:
    """A running session that takes 1234."""
    configure(limit_address_wrong_passcodes=f"{FREE}/hour", limit_address_failed_lookups="9/hour")
    session = await active(presenter)
    await presenter.patch(f"/api/sessions/{session['id']}", json={"passcode": "1234"})
    return session


@pytest.fixture
async def guesser(session: Json) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at whose address as many were wrong as may be."""
    async with client_at(new_address()) as guesser:
        for _ in range(FREE):
            refused(await send(guesser, session), 403, "passcode_wrong")
        yield guesser


async def send(client: httpx.AsyncClient, session: Json, **more: Any) -> httpx.Response:
    """The answer to a guess of a new device."""
    client.cookies.clear()
    more = {"json": GUESS, **more}
    return await client.post(f"/api/join/{session['session_code']}", **more)


@pytest.fixture
def stopped(guesser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> httpx.AsyncClient:
    """The same, now that the route fails if it is reached."""

    def fail(*_arguments: object) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr("app.features.participants.routes.trying_passcode", fail)
    return guesser


async def test_it_is_refused_before_the_route_and_counted_as_there(
    session: Json, stopped: httpx.AsyncClient
):
    route = ("POST", "/api/join/{session_code:path}")
    assert METRICS.requests[*route, 403] >= FREE, "by the route"
    before = METRICS.requests[*route, 428]
    answers = [await send(stopped, session) for _ in range(20)]
    challenges = [refused(one, 428, "proof_required")["challenge"] for one in answers]
    assert len({str(one) for one in challenges}) == 20
    assert METRICS.requests[*route, 428] == before + 20
    assert "device=" in answers[0].headers["set-cookie"]
    assert answers[0].headers["x-content-type-options"] == "nosniff"


async def test_its_attempts_to_join_are_limited(
    session: Json, stopped: httpx.AsyncClient, configure: Configure
):
    configure(limit_joins=f"{FREE + 2}/minute")
    answers = [await send(stopped, session) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [428, 428, 429]


@pytest.mark.parametrize(
    "more",
    [
        {"json": {**GUESS, "nickname": "\u200b"}},
        {"json": {**GUESS, "passcode": 1}},
        {"json": {**GUESS, "more": 1}},
        {"json": {"passcode": "guess"}},
        {"content": "{", "headers": {"content-type": "application/json"}},
        {"content": "", "headers": {"content-type": "application/json"}},
    ],
    ids=str,
)
async def test_what_is_malformed_is_told_so(
    session: Json, guesser: httpx.AsyncClient, more: dict[str, Any]
):
    refused(await send(guesser, session, **more), 422, "invalid_request")


async def test_the_code_is_to_be_proven_first(session: Json, guesser: httpx.AsyncClient):
    await guess(guesser, 9)
    of_code = refused(
        await send(guesser, session, json={"nickname": "하늘"}), 428, "proof_required"
    )
    of_both = refused(await send(guesser, session), 428, "proof_required")
    assert {**of_code, "challenge": ""} == {**of_both, "challenge": ""}


async def test_a_link_still_needs_the_passcode_and_its_proof(
    session: Json, guesser: httpx.AsyncClient
):
    key = session["join_url"].partition("k=")[2]
    for more in (
        {"headers": {"Join-Key": key}},
        {"json": {**GUESS, "k": key}},
        {"params": {"k": key}},
    ):
        refused(await send(guesser, session, **more), 428, "proof_required")


async def test_who_brings_the_proof_or_no_passcode_reaches_the_route(
    session: Json, guesser: httpx.AsyncClient
):
    refused(await send(guesser, session, json={"nickname": "하늘"}), 403, "passcode_required")
    for body, status in ((GUESS, 403), (RIGHT, 200)):
        proof = {"Join-Proof": solved((await send(guesser, session)).json())}
        answer = await send(guesser, session, json=body, headers=proof)
        assert answer.status_code == status


async def test_another_session_is_reached(
    session: Json, guesser: httpx.AsyncClient, presenter: httpx.AsyncClient
):
    other = await active(presenter)
    assert (await send(guesser, other)).status_code == 200
