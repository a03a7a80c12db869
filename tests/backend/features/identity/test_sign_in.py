"""Signing in for tests, and who one is then."""

import asyncio

import httpx
import pytest

from app.core.security import create_access_token, create_participant_token
from fixtures.actors import Connect
from fixtures.live_sessions import active, join
from fixtures.problems import refused, refused_field

EMAIL = "presenter@example.com"

MALFORMED_ADDRESSES = [
    "",
    " ",
    "presenter",
    "@example.com",
    "presenter@",
    "a@b@c",
    "a b@example.com",
    "발표자@example.com",
    "a\u0000@example.com",
    f"{'a' * 250}@b.kr",
]


@pytest.mark.parametrize("address", MALFORMED_ADDRESSES)
async def test_an_address_that_is_none_is_refused(anyone: httpx.AsyncClient, address: str):
    response = await anyone.post("/auth/test-login", json={"email": address})
    refused_field(response, "email", "email_malformed")


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        ({}, "email", "missing"),
        ({"email": None}, "email", "wrong_type"),
        ({"email": 7}, "email", "wrong_type"),
        ({"email": ["a@b.kr"]}, "email", "wrong_type"),
        ({"email": EMAIL, "name": 7}, "name", "wrong_type"),
        ({"email": EMAIL, "name": "  "}, "name", "empty"),
        ({"email": EMAIL, "name": "가" * 121}, "name", "too_long"),
        ({"email": EMAIL, "admin": True}, "admin", "unknown_field"),
    ],
)
async def test_a_malformed_sign_in_is_refused(
    anyone: httpx.AsyncClient, body: dict, name: str, code: str
):
    refused_field(await anyone.post("/auth/test-login", json=body), name, code)


@pytest.mark.parametrize("body", ["[]", '"a@b.kr"', "null", "{", "", "[" * 60_000])
async def test_a_body_that_is_no_object_is_refused(anyone: httpx.AsyncClient, body: str):
    headers = {"Content-Type": "application/json"}
    response = await anyone.post("/auth/test-login", content=body, headers=headers)
    refused(response, 422, "invalid_request")


async def test_the_first_sign_in_makes_a_user_and_the_next_finds_it(anyone: httpx.AsyncClient):
    first = (await anyone.post("/auth/test-login", json={"email": EMAIL})).json()
    again = (
        await anyone.post("/auth/test-login", json={"email": " Presenter@Example.COM "})
    ).json()
    assert first["token_type"] == "bearer"
    assert first["expires_at"].endswith("Z")
    assert first["user"] == {"id": first["user"]["id"], "email": EMAIL, "name": "presenter"}
    assert again["user"] == first["user"]
    assert again["access_token"] != first["access_token"]


async def test_a_name_given_at_sign_in_stays(anyone: httpx.AsyncClient):
    await anyone.post("/auth/test-login", json={"email": EMAIL, "name": "김 발표"})
    again = await anyone.post("/auth/test-login", json={"email": EMAIL})
    assert again.json()["user"]["name"] == "김 발표"


async def test_without_a_token_nobody_is_signed_in(anyone: httpx.AsyncClient):
    response = await anyone.get("/auth/me")
    refused(response, 401, "not_authenticated")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("header", ["Basic YTpi", "Bearer", "Bearer ", "nonsense"])
async def test_another_scheme_is_no_sign_in(anyone: httpx.AsyncClient, header: str):
    response = await anyone.get("/auth/me", headers={"Authorization": header})
    refused(response, 401, "not_authenticated")


async def test_a_participant_is_nobody_with_an_account(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, connect: Connect
):
    joined = await join(anyone, await active(presenter))
    participant = await connect(joined["token"])
    refused(await participant.get("/auth/me"), 401, "token_invalid")
    refused(await participant.get("/api/sessions"), 401, "token_invalid")


@pytest.mark.parametrize("user_id", ["0" * 32, "", "x" * 600, 7])
async def test_a_user_who_does_not_exist_is_refused(connect: Connect, user_id: object):
    caller = await connect(create_access_token({"sub": user_id}))
    refused(await caller.get("/auth/me"), 401, "token_invalid")


async def test_a_participant_who_does_not_exist_is_refused(
    presenter: httpx.AsyncClient, connect: Connect
):
    session = await active(presenter)
    caller = await connect(create_participant_token("0" * 32, session["id"]))
    refused(await caller.get(f"/api/sessions/{session['id']}/events"), 401, "token_invalid")


async def test_me_is_whoever_signed_in(presenter: httpx.AsyncClient):
    me = (await presenter.get("/auth/me")).json()
    assert (me["email"], me["name"]) == (EMAIL, "presenter")
    assert set(me) == {"id", "email", "name"}


async def test_the_ways_to_sign_in_are_public(anyone: httpx.AsyncClient):
    ways = await anyone.get("/auth/providers")
    assert ways.json() == {"providers": [], "test_login": True}


async def test_of_many_first_sign_ins_at_once_one_makes_the_user(anyone: httpx.AsyncClient):
    answers = await asyncio.gather(
        *(anyone.post("/auth/test-login", json={"email": EMAIL}) for _ in range(8))
    )
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["user"]["id"] for answer in answers}) == 1
