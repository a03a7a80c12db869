"""Guessing codes: a device that fails often waits alone, and the right code is never refused."""

import asyncio

import httpx
import pytest

from fixtures.addresses import At, guess, new_address
from fixtures.live_sessions import active, in_state
from fixtures.problems import refused
from fixtures.settings import Configure

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

FREE = 20


@pytest.fixture(autouse=True)
def by_default(configure: Configure) -> None:
    """The limits as they are where nobody sets them, but for fewer failures to make."""
    configure(environment="development", limit_address_failed_lookups=f"{FREE}/hour")


async def test_a_device_that_fails_often_waits_whatever_the_code_and_nobody_waits_with_it(
    presenter: httpx.AsyncClient, at: At
):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    address = new_address()
    guesser, neighbour = await at(address), await at(address)
    assert (await guesser.get(path)).status_code == 200
    for number in range(10):
        refused(await guesser.get(f"/api/join/WRONG{number}"), 404, "session_not_found")
    seen = []
    for one in ("/api/join/WRONGX", path, "/api/join/가"):
        for response in (await guesser.get(one), await guesser.post(one, json={"nickname": "나"})):
            problem = refused(response, 429, "guessed_too_often")
            assert 0 < problem["retry_after"] <= 60
            assert response.headers["retry-after"] == str(problem["retry_after"])
            assert str(problem["retry_after"]) in problem["detail"]
            seen.append({**problem, "retry_after": 0, "detail": ""})
    assert seen == [seen[0]] * 6
    assert (await neighbour.get(path)).status_code == 200
    assert (await neighbour.post(path, json={"nickname": "나"})).status_code == 200


@pytest.mark.parametrize(
    "cookie", ["", "x", "a.0.", "a.1.AAAAAAAAAAAAAAAAAAAA", "가.0.x", "." * 99]
)
async def test_a_device_that_says_what_we_did_not_sign_is_none(
    presenter: httpx.AsyncClient, at: At, cookie: str
):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    guesser = await at()
    sent = {"Cookie": f"device={cookie}".encode()}
    answer = await guesser.get(path, headers=sent)
    given = answer.headers["set-cookie"]
    assert given.startswith("device=")
    assert all(word in given.lower() for word in ("httponly", "samesite=lax", "path=/"))
    assert answer.headers["cache-control"] == "no-store"


async def test_the_device_is_given_with_a_refusal_too_and_once(at: At):
    guesser = await at()
    first = await guesser.get("/api/join/WRONGX")
    assert "device=" in first.headers["set-cookie"]
    assert "set-cookie" not in (await guesser.get("/api/join/WRONGY")).headers


async def test_a_device_is_told_by_a_key_of_before_too(at: At, configure: Configure):
    guesser = await at()
    configure(secret_key="a" * 40)
    await guesser.get("/api/join/WRONGX")
    configure(secret_key="b" * 40, secret_keys_old="a" * 40)
    assert "set-cookie" not in (await guesser.get("/api/join/WRONGY")).headers
    configure(secret_keys_old="")
    assert "set-cookie" in (await guesser.get("/api/join/WRONGY")).headers


@pytest.mark.parametrize("status", ["draft", "paused", "ended"])
async def test_a_session_that_cannot_be_joined_exists_no_more_than_others(
    presenter: httpx.AsyncClient, at: At, status: str
):
    path = f"/api/join/{(await in_state(presenter, status))['session_code']}"
    guesser = await at()
    await guess(guesser, FREE)
    refused(await guesser.post(path, json={"nickname": "나"}), 428, "proof_required")


async def test_of_guesses_that_are_under_way_at_once_no_more_are_answered(
    presenter: httpx.AsyncClient, at: At
):
    address = new_address()
    guessers = [await at(address) for _ in range(3 * FREE)]
    answers = await asyncio.gather(
        *[
            guesser.post(f"/api/join/GUESS{number}", json={"nickname": "나"})
            if number % 2
            else guesser.get(f"/api/join/GUESS{number}")
            for number, guesser in enumerate(guessers)
        ]
    )
    codes = [answer.json()["code"] for answer in answers]
    assert codes.count("session_not_found") == FREE
    assert codes.count("proof_required") == 2 * FREE


async def test_all_of_one_ipv6_network_count_as_one(at: At):
    await guess(await at("2001:db8:7:7::1"), FREE)
    neighbour = await at("2001:db8:7:7:ffff::2")
    refused(await neighbour.get("/api/join/WRONGX"), 428, "proof_required")
    refused(await (await at("2001:db8:7:8::1")).get("/api/join/WRONGX"), 404, "session_not_found")


async def test_a_participant_finds_their_own_session_and_no_other(
    presenter: httpx.AsyncClient, at: At
):
    mine, other = await active(presenter), await active(presenter)
    address = new_address()
    guesser = await at(address)
    path = f"/api/join/{mine['session_code']}"
    token = (await guesser.post(path, json={"nickname": "나"})).json()["token"]
    await guess(guesser, FREE)
    joined_before = await at(address, token)
    assert (await joined_before.get(path)).json()["session_id"] == mine["id"]
    for path in (f"/api/join/{other['session_code']}", "/api/join/WRONGX"):
        refused(await joined_before.get(path), 428, "proof_required")
    stranger = await at(address, "not a token")
    refused(await stranger.get(path), 428, "proof_required")


async def test_two_hundred_people_of_one_talk_join_in_a_minute_and_some_mistype(
    presenter: httpx.AsyncClient, at: At, configure: Configure
):
    configure(limit_address_failed_lookups="100/hour")
    path = f"/api/join/{(await active(presenter))['session_code']}"
    talk = await at()
    await guess(talk, times=25)
    for start in range(0, 200, 50):
        names = [{"nickname": f"사람 {number}"} for number in range(start, start + 50)]
        assert (await talk.get(path)).status_code == 200
        joined = await asyncio.gather(*[talk.post(path, json=name) for name in names])
        assert [one.status_code for one in joined] == [200] * 50


async def test_beyond_its_joins_an_address_is_refused(
    presenter: httpx.AsyncClient, at: At, configure: Configure
):
    configure(limit_joins="2/minute")
    path = f"/api/join/{(await active(presenter))['session_code']}"
    talk = await at()
    answers = [await talk.post(path, json={"nickname": f"사람 {n}"}) for n in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    refused(answers[2], 429, "rate_limited")
    assert (await (await at()).post(path, json={"nickname": "다른 곳"})).status_code == 200


async def test_beyond_its_sign_ins_an_address_is_refused(at: At, configure: Configure):
    configure(limit_test_sign_ins="2/minute")
    client = await at()
    login = {"email": "presenter@example.com"}
    answers = [await client.post("/auth/test-login", json=login) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["retry-after"]) > 0
