"""Looking for codes: who fails often is refused, whatever the code, and no hall is."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from itertools import count

import httpx
import pytest

from app import look_ups
from app.main import app
from fixtures.actors import ADDRESS
from fixtures.live_sessions import active, in_state
from fixtures.problems import refused
from fixtures.settings import Configure

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

At = Callable[..., Awaitable[httpx.AsyncClient]]

_numbers = count(1)


@pytest.fixture(autouse=True)
def by_default(configure: Configure) -> None:
    """The limits as they are where nobody sets them."""
    configure(environment="development")


@pytest.fixture
async def at(database: str) -> AsyncIterator[At]:
    """Clients at an address: one that nobody else has, if none is named."""
    async with AsyncExitStack() as stack:

        async def at(address: str | None = None, token: str = "") -> httpx.AsyncClient:
            address = address or new_address()
            transport = httpx.ASGITransport(app, client=(address, 1))
            headers = {"Authorization": f"Bearer {token}"} if token else {}
            client = httpx.AsyncClient(transport=transport, base_url=ADDRESS, headers=headers)
            return await stack.enter_async_context(client)

        yield at


def new_address() -> str:
    """An address that nothing has been counted for."""
    number = next(_numbers)
    return f"198.51.{number // 250}.{number % 250 + 1}"


async def guess(client: httpx.AsyncClient, times: int = 10) -> None:
    """Use up an address's failures of a minute."""
    for number in range(times):
        refused(await client.get(f"/api/join/WRONG{number}"), 404, "session_not_found")


async def test_the_eleventh_failure_is_refused_and_so_is_a_code_that_exists(
    presenter: httpx.AsyncClient, at: At
):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    guesser = await at()
    assert (await guesser.get(path)).status_code == 200
    await guess(guesser)
    seen = []
    for one in ("/api/join/WRONGX", path, "/api/join/가"):
        for response in (await guesser.get(one), await guesser.post(one, json={"nickname": "나"})):
            problem = refused(response, 429, "rate_limited")
            assert 0 < problem["retry_after"] <= 60
            assert response.headers["retry-after"] == str(problem["retry_after"])
            assert str(problem["retry_after"]) in problem["detail"]
            seen.append({**problem, "retry_after": 0, "detail": ""})
    assert seen == [seen[0]] * 6
    assert (await (await at()).get(path)).status_code == 200


async def test_a_picture_answers_no_guesses_of_a_new_code_either(
    presenter: httpx.AsyncClient, at: At
):
    path = f"/api/sessions/{(await active(presenter))['id']}"
    code = (await presenter.post(f"{path}/code", json={})).json()["session_code"]
    guesser = await at()
    for number in range(10):
        wrong = await guesser.get(f"{path}/qr.svg?code=WRONG{number}")
        refused(wrong, 404, "session_not_found")
    refused(await guesser.get(f"{path}/qr.svg?code={code}"), 429, "rate_limited")
    assert (await (await at()).get(f"{path}/qr.svg?code={code}")).status_code == 200


async def test_the_sentence_is_in_the_language_of_who_asks(at: At):
    guesser = await at()
    await guess(guesser)
    for language, words in (("ko", "초 뒤에"), ("en", "Try again in")):
        response = await guesser.get("/api/join/WRONGX", headers={"Accept-Language": language})
        assert words in response.json()["detail"]


@pytest.mark.parametrize("status", ["draft", "paused", "ended"])
async def test_a_session_that_cannot_be_joined_exists_no_more_than_others(
    presenter: httpx.AsyncClient, at: At, status: str
):
    path = f"/api/join/{(await in_state(presenter, status))['session_code']}"
    guesser = await at()
    await guess(guesser)
    refused(await guesser.post(path, json={"nickname": "나"}), 429, "rate_limited")


async def test_of_guesses_that_are_under_way_at_once_ten_are_answered(
    presenter: httpx.AsyncClient, at: At
):
    guesser = await at()
    paths = [f"/api/join/GUESS{number}" for number in range(60)]
    answers = await asyncio.gather(
        *[guesser.post(path, json={"nickname": "나"}) for path in paths[:30]],
        *[guesser.get(path) for path in paths[30:]],
    )
    codes = [answer.json()["code"] for answer in answers]
    assert codes.count("session_not_found") == 10
    assert codes.count("rate_limited") == 50


async def test_all_of_one_ipv6_network_count_as_one(at: At):
    await guess(await at("2001:db8:7:7::1"))
    neighbour = await at("2001:db8:7:7:ffff::2")
    refused(await neighbour.get("/api/join/WRONGX"), 429, "rate_limited")
    refused(await (await at("2001:db8:7:8::1")).get("/api/join/WRONGX"), 404, "session_not_found")


async def test_a_seat_finds_its_own_session_and_no_other(presenter: httpx.AsyncClient, at: At):
    mine, other = await active(presenter), await active(presenter)
    address = new_address()
    guesser = await at(address)
    path = f"/api/join/{mine['session_code']}"
    token = (await guesser.post(path, json={"nickname": "나"})).json()["token"]
    await guess(guesser)
    seated = await at(address, token)
    assert (await seated.get(path)).json()["session_id"] == mine["id"]
    for path in (f"/api/join/{other['session_code']}", "/api/join/WRONGX"):
        refused(await seated.get(path), 429, "rate_limited")
    stranger = await at(address, "not a token")
    refused(await stranger.get(path), 429, "rate_limited")


async def test_five_hundred_people_of_one_hall_join_in_a_minute_and_some_mistype(
    presenter: httpx.AsyncClient, at: At
):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    hall = await at()
    await guess(hall, times=7)
    for start in range(0, 500, 50):
        names = [{"nickname": f"사람 {number}"} for number in range(start, start + 50)]
        assert (await hall.get(path)).status_code == 200
        joined = await asyncio.gather(*[hall.post(path, json=name) for name in names])
        assert [one.status_code for one in joined] == [200] * 50


async def test_beyond_its_joins_an_address_is_refused(
    presenter: httpx.AsyncClient, at: At, configure: Configure
):
    configure(limit_joins="2/minute")
    path = f"/api/join/{(await active(presenter))['session_code']}"
    hall = await at()
    answers = [await hall.post(path, json={"nickname": f"사람 {n}"}) for n in range(3)]
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


async def test_when_all_fail_too_often_failures_are_answered_late_and_joins_are_not(
    presenter: httpx.AsyncClient, at: At, configure: Configure, monkeypatch: pytest.MonkeyPatch
):
    waited: list[float] = []

    async def note(seconds: float) -> None:
        waited.append(seconds)

    monkeypatch.setattr(look_ups, "sleep", note)
    path = f"/api/join/{(await active(presenter))['session_code']}"
    configure(limit_all_failed_lookups="1/minute")
    await guess(await at(), times=1)
    waited.clear()  # others of this process may have failed before
    await guess(await at(), times=1)
    assert len(waited) == 1
    assert 1 <= waited[0] <= 2
    assert (await (await at()).get(path)).status_code == 200
    assert len(waited) == 1
    monkeypatch.setattr(look_ups, "_late", asyncio.Semaphore(0))
    refused(await (await at()).get("/api/join/WRONGX"), 429, "rate_limited")
