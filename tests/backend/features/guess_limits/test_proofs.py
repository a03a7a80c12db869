"""Proofs of work: asked of newcomers where others have failed often, good once, and enough."""

import httpx
import pytest

from fixtures.addresses import At, guess, new_address
from fixtures.live_sessions import active, in_state
from fixtures.problems import refused
from fixtures.proofs import asked, solved
from fixtures.settings import Configure

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

FREE = 20


@pytest.fixture(autouse=True)
def by_default(configure: Configure) -> None:
    """The limits as they are where nobody sets them, but for fewer failures to make."""
    configure(environment="development", limit_address_failed_lookups=f"{FREE}/hour")


async def test_where_others_have_failed_often_newcomers_bring_a_proof_and_come_in(
    presenter: httpx.AsyncClient, at: At
):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    address = new_address()
    guesser, guest = await at(address), await at(address)
    await guess(guesser, FREE)
    seen = []
    for one in ("/api/join/WRONGX", path, "/api/join/가"):
        for response in (await guesser.get(one), await guesser.post(one, json={"nickname": "나"})):
            problem = refused(response, 428, "proof_required")
            assert problem["challenge"]["parameters"]["algorithm"] == "SCRYPT"
            seen.append({**problem, "challenge": ""})
    assert seen == [seen[0]] * 6
    assert (await asked(guest, "GET", path)).status_code == 200
    guest.cookies.clear()
    joined = await asked(guest, "POST", path, json={"nickname": "나"})
    assert joined.status_code == 200
    refused(await asked(guesser, "GET", "/api/join/WRONGX"), 404, "session_not_found")
    assert (await (await at()).get(path)).status_code == 200


async def test_what_was_found_once_is_found_again_without_another_proof(
    presenter: httpx.AsyncClient, at: At
):
    path = f"/api/join/{(await in_state(presenter, 'draft'))['session_code']}"
    talk = await at()
    await guess(talk, FREE)
    found = (await asked(talk, "GET", path)).json()
    brought = {"Join-Key": found["k"]}
    again = (await talk.get(path, headers=brought)).json()
    assert again == {**found, "server_time": again["server_time"]}


async def test_a_device_from_which_somebody_joined_before_is_not_disturbed(
    presenter: httpx.AsyncClient, at: At
):
    first, second = await active(presenter), await active(presenter)
    address = new_address()
    guest, guesser = await at(address), await at(address)
    await guest.post(f"/api/join/{first['session_code']}", json={"nickname": "나"})
    await guess(guesser, FREE)
    path = f"/api/join/{second['session_code']}"
    refused(await guesser.get(path), 428, "proof_required")
    assert (await guest.post(path, json={"nickname": "나"})).status_code == 200
    assert "set-cookie" not in (await guest.get(path)).headers


@pytest.mark.parametrize(
    "spoilt",
    [
        "",
        "eyJ9",
        "W10=",
        "eyJjaGFsbGVuZ2UiOnsicGFyYW1ldGVycyI6W119LCJzb2x1dGlvbiI6MX0=",
        "A" * 5000,
        "{proof:.300}",
        "A{proof}",
    ],
)
async def test_what_proves_nothing_is_asked_again(
    presenter: httpx.AsyncClient, at: At, spoilt: str
):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    talk = await at()
    await guess(talk, FREE)
    proof = spoilt.format(proof=solved((await talk.get(path)).json()))
    answer = await talk.get(path, headers={"Join-Proof": proof})
    refused(answer, 428, "proof_required")


async def test_a_proof_is_good_once_for_one_address_and_for_a_minute(
    presenter: httpx.AsyncClient, at: At, monkeypatch: pytest.MonkeyPatch
):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    talk, elsewhere = await at(), await at()
    for client in (talk, elsewhere):
        await guess(client, FREE)
    proof = {"Join-Proof": solved((await talk.get(path)).json())}
    refused(await elsewhere.get(path, headers=proof), 428, "proof_required")
    assert (await talk.get(path, headers=proof)).status_code == 200
    talk.cookies.clear()
    refused(await talk.get(path, headers=proof), 428, "proof_required")
    late = {"Join-Proof": solved((await talk.get(path)).json())}
    monkeypatch.setattr("altcha.v2.time.time", lambda: 4e9)
    refused(await talk.get(path, headers=late), 428, "proof_required")


async def test_when_all_fail_too_often_newcomers_everywhere_prove_some_work(
    presenter: httpx.AsyncClient, at: At, configure: Configure
):
    configure(limit_all_failed_lookups="1/hour")
    path = f"/api/join/{(await active(presenter))['session_code']}"
    await asked(await at(), "GET", "/api/join/WRONGX")
    elsewhere = await at()
    refused(await elsewhere.get(path), 428, "proof_required")
    assert (await asked(elsewhere, "GET", path)).status_code == 200
