"""Guessing a passcode: a device that is wrong often waits alone; others may prove some work."""

import asyncio
from collections import Counter

import httpx
import pytest

from app.core import passcode
from app.features.live_sessions import passcodes
from fixtures.actors import ADDRESS
from fixtures.addresses import client_at, new_address
from fixtures.live_sessions import Json, active, create
from fixtures.problems import refused
from fixtures.proofs import asked
from fixtures.settings import Configure
from fixtures.waiting import PATIENCE

pytestmark = [
    pytest.mark.parametrize("database_kind", ["sqlite"]),
    pytest.mark.usefixtures("limits_as_shipped"),
]


def client_beside(other: httpx.AsyncClient) -> httpx.AsyncClient:
    """Another device at the same address."""
    return httpx.AsyncClient(transport=other._transport, base_url=ADDRESS)


async def behind_a_passcode(presenter: httpx.AsyncClient) -> Json:
    """A running session that takes 1234."""
    session = await active(presenter)
    await presenter.patch(f"/api/sessions/{session['id']}", json={"passcode": "1234"})
    return session


async def take(
    client: httpx.AsyncClient,
    session: Json,
    passcode: str | None,
    nickname: str = "하늘",
) -> httpx.Response:
    body = {"nickname": nickname, "passcode": passcode}
    return await client.post(f"/api/join/{session['session_code']}", json=body)


async def test_a_session_that_takes_nobody_says_so_whatever_the_passcode(
    presenter: httpx.AsyncClient,
):
    session, draft = await behind_a_passcode(presenter), await create(presenter)
    path = f"/api/sessions/{session['id']}"
    async with client_at(new_address()) as guest:
        for guess in ("guess", "1234"):
            refused(await take(guest, draft, guess), 409, "session_not_started")
            refused(await take(guest, {"session_code": "NOBODY"}, guess), 404, "session_not_found")
        await presenter.patch(path, json={"settings": {"locked": True}})
        refused(await take(guest, session, "guess"), 409, "session_locked")
        await presenter.post(f"{path}/end")
        refused(await take(guest, session, "1234"), 410, "session_ended")


async def test_a_device_that_is_wrong_often_waits_alone(presenter: httpx.AsyncClient):
    session, other = await behind_a_passcode(presenter), await behind_a_passcode(presenter)
    async with client_at(new_address()) as guesser, client_beside(guesser) as guest:
        await guesser.get("/api/join/NOBODY")  # the device gets its number
        for number in range(10):
            refused(await take(guesser, session, f"guess {number}"), 403, "passcode_wrong")
        for guess in ("guess", "1234"):
            problem = refused(await take(guesser, session, guess), 429, "guessed_too_often")
            assert 0 < problem["retry_after"] <= 60
        path = f"/api/sessions/{session['id']}"
        assert (await presenter.get(path)).json()["participant_total"] == 0
        refused(await take(guesser, session, None), 403, "passcode_required")
        assert (await take(guesser, other, "1234")).status_code == 200
        assert (await take(guest, session, "1234")).status_code == 200


async def test_where_others_were_wrong_often_the_right_one_comes_in_with_a_proof(
    presenter: httpx.AsyncClient, configure: Configure
):
    configure(limit_address_wrong_passcodes="20/hour", limit_address_failed_lookups="1/hour")
    session = await behind_a_passcode(presenter)
    path = f"/api/join/{session['session_code']}"
    async with client_at(new_address()) as guesser, client_beside(guesser) as guest:
        for number in range(20):
            guesser.cookies.clear()
            refused(await take(guesser, session, f"guess {number}"), 403, "passcode_wrong")
        guesser.cookies.clear()
        for guess in ("guess", "1234"):
            refused(await take(guesser, session, guess), 428, "proof_required")
        await guest.get("/api/join/NOBODY")  # now the code is to be proven too, and one proof does
        guest.cookies.clear()
        body = {"nickname": "하늘", "passcode": "1234"}
        assert (await asked(guest, "POST", path, json=body)).status_code == 200
        body = {"nickname": "바다", "passcode": "guess"}
        guest.cookies.clear()
        refused(await asked(guest, "POST", path, json=body), 403, "passcode_wrong")


async def test_of_guesses_that_are_under_way_at_once_no_more_are_answered(
    presenter: httpx.AsyncClient, configure: Configure
):
    configure(limit_address_wrong_passcodes="30/hour")
    session = await behind_a_passcode(presenter)
    guesses = [f"guess {number}" for number in range(40)] + ["1234"]
    async with client_at(new_address()) as guesser:
        answers = await asyncio.gather(*(take(guesser, session, guess) for guess in guesses))
    codes = Counter(answer.json()["code"] for answer in answers)
    assert codes == {"passcode_wrong": 30, "proof_required": 11}


async def test_a_crowd_that_knows_it_comes_in(presenter: httpx.AsyncClient):
    session = await behind_a_passcode(presenter)
    async with client_at(new_address()) as talk:
        for number in range(10):
            refused(await take(talk, session, f"typo {number}"), 403, "passcode_wrong")
        people = (take(talk, session, "1234", f"사람 {number}") for number in range(100))
        answers = await asyncio.gather(*people)
    assert [answer.status_code for answer in answers] == [200] * 100


async def test_most_of_very_many_guesses_at_once_are_not_even_compared(
    presenter: httpx.AsyncClient, configure: Configure, monkeypatch: pytest.MonkeyPatch
):
    configure(limit_address_wrong_passcodes="10/hour")
    session = await behind_a_passcode(presenter)
    compared: list[str] = []

    async def is_passcode(stored: str, given: str) -> bool:
        compared.append(given)
        return await passcode.is_passcode(stored, given)

    monkeypatch.setattr(passcodes, "is_passcode", is_passcode)
    async with client_at(new_address()) as guesser:
        await asyncio.gather(*(take(guesser, session, f"guess {n}") for n in range(100)))
    assert 10 <= len(compared) < 20


async def test_nobody_elsewhere_waits_for_all_the_tries_of_an_address(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    session = await behind_a_passcode(presenter)
    is_stuck, may_go_on = asyncio.Event(), asyncio.Event()

    async def is_passcode(stored: str, given: str) -> bool:
        if given.startswith("guess"):
            is_stuck.set()
            await may_go_on.wait()
        return await passcode.is_passcode(stored, given)

    monkeypatch.setattr(passcodes, "is_passcode", is_passcode)
    async with client_at(new_address()) as guesser, client_at(new_address()) as guest:
        guesses = [asyncio.create_task(take(guesser, session, f"guess {n}")) for n in range(5)]
        async with asyncio.timeout(PATIENCE):
            await is_stuck.wait()
            assert (await take(guest, session, "1234")).status_code == 200
        may_go_on.set()
        assert [answer.status_code for answer in await asyncio.gather(*guesses)] == [403] * 5
