"""Who comes by the link or its picture guesses nothing: no limit of guessing touches them."""

from collections.abc import Callable
from itertools import count

import httpx
import pytest

from app.main import app
from fixtures.actors import ADDRESS
from fixtures.live_sessions import Json, active
from fixtures.problems import refused
from fixtures.settings import Configure

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

Way = Callable[[str, str], tuple[str, Json]]

_numbers = count(1)


@pytest.fixture(autouse=True)
def by_default(configure: Configure) -> None:
    """The limits as they are where nobody sets them."""
    configure(environment="development", limit_address_failed_lookups="20/hour")


def somebody() -> httpx.AsyncClient:
    """A client at an address that nothing has been counted for."""
    transport = httpx.ASGITransport(app, client=(f"198.18.0.{next(_numbers)}", 1))
    return httpx.AsyncClient(transport=transport, base_url=ADDRESS)


def by_header(code: str, k: str) -> tuple[str, Json]:
    return f"/api/join/{code}", {"headers": {"Join-Key": k}}


def by_query(code: str, k: str) -> tuple[str, Json]:
    return f"/api/join/{code}?k={k}", {}


def by_pasted_link(code: str, k: str) -> tuple[str, Json]:
    return f"/api/join/{ADDRESS}/join/{code}?k={k}", {}


def key_of(session: Json) -> str:
    """The `k` of the session's link."""
    return str(session["join_url"].partition("?k=")[2])


async def guess_too_often(client: httpx.AsyncClient) -> None:
    """Fail with new devices until newcomers must prove some work."""
    while (await client.get("/api/join/WRONGX")).status_code == 404:
        client.cookies.clear()
    client.cookies.clear()


@pytest.mark.parametrize("way", [by_header, by_query, by_pasted_link])
async def test_who_has_the_link_comes_in_after_any_number_of_guesses(
    presenter: httpx.AsyncClient, way: Way
):
    session, other = await active(presenter), await active(presenter)
    path, brought = way(session["session_code"], key_of(session))
    async with somebody() as talk:
        await guess_too_often(talk)
        for wrong in ("A" * 12, key_of(other), key_of(session)[:-1], "가"):
            if not wrong.isascii() and way is by_header:
                continue
            there, with_wrong = way(session["session_code"], wrong)
            assert (await talk.get(there, **with_wrong)).status_code == 428
            post = await talk.post(there, json={"nickname": "나"}, **with_wrong)
            assert post.status_code == 428
        assert (await talk.get("/api/join/WRONGX", headers={"Join-Key": "x"})).status_code == 428
        shown = await talk.get(path, **brought)
        assert shown.json()["session_id"] == session["id"]
        assert (await talk.post(path, json={"nickname": "나"}, **brought)).status_code == 200
    shown = await presenter.get(f"/api/sessions/{session['id']}")
    assert shown.json()["participant_total"] == 1


async def test_it_may_come_in_the_body(presenter: httpx.AsyncClient):
    session = await active(presenter)
    path = f"/api/join/{session['session_code']}"
    async with somebody() as talk:
        await guess_too_often(talk)
        for k in ("wrong", "가", 7, None, [key_of(session)]):
            body = {"nickname": "나", "k": k}
            assert (await talk.post(path, json=body)).status_code == 428
        body = {"nickname": "나", "k": key_of(session)}
        assert (await talk.post(path, json=body)).status_code == 200


async def test_a_wrong_one_is_no_worse_than_a_typed_code(presenter: httpx.AsyncClient):
    path = f"/api/join/{(await active(presenter))['session_code']}"
    async with somebody() as guest:
        brought = {"Join-Key": "wrong"}
        assert (await guest.get(path, headers=brought)).status_code == 200
        answer = await guest.post(path, json={"nickname": "나"}, headers=brought)
        assert answer.status_code == 200


async def test_after_another_code_was_given_the_link_leads_nowhere(presenter: httpx.AsyncClient):
    session = await active(presenter)
    replaced = await presenter.post(f"/api/sessions/{session['id']}/code", json={})
    new = replaced.json()
    async with somebody() as guest:
        old = {"Join-Key": key_of(session)}
        answer = await guest.get(f"/api/join/{session['session_code']}", headers=old)
        refused(answer, 404, "session_not_found")
        await guess_too_often(guest)
        answer = await guest.get(f"/api/join/{new['session_code']}", headers=old)
        assert answer.status_code == 428
        right = {"Join-Key": key_of(new)}
        answer = await guest.get(f"/api/join/{new['session_code']}", headers=right)
        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"settings": {"locked": True}}, 409, "session_locked"),
        ({"passcode": "1234"}, 403, "passcode_required"),
    ],
)
async def test_it_opens_nothing_that_the_presenter_has_closed(
    presenter: httpx.AsyncClient, changed: Json, status: int, code: str
):
    session = await active(presenter)
    await presenter.patch(f"/api/sessions/{session['id']}", json=changed)
    path, brought = by_header(session["session_code"], key_of(session))
    async with somebody() as guest:
        refused(await guest.post(path, json={"nickname": "나"}, **brought), status, code)


async def test_it_passes_no_limit_of_joins(presenter: httpx.AsyncClient, configure: Configure):
    configure(limit_joins="1/minute")
    session = await active(presenter)
    path, brought = by_header(session["session_code"], key_of(session))
    async with somebody() as talk:
        answers = [
            (await talk.post(path, json={"nickname": name}, **brought)).status_code
            for name in ("하나", "둘")
        ]
    assert answers == [200, 429]
