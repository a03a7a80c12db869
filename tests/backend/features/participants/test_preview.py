"""What a newcomer may see, by a code in whatever form it was typed."""

from urllib.parse import quote

import httpx
import pytest

from fixtures.live_sessions import active, create, in_state
from fixtures.problems import refused


@pytest.mark.parametrize("code", ["ABCDEF", "abc", "A" * 13, "가나다라", "%00ABCD", "-", " "])
async def test_an_unknown_code_is_not_found(anyone: httpx.AsyncClient, code: str):
    path = f"/api/join/{code}"
    refused(await anyone.get(path), 404, "session_not_found")
    refused(await anyone.post(path, json={"nickname": "하늘"}), 404, "session_not_found")


@pytest.mark.parametrize("status", ["draft", "active", "paused", "ended"])
async def test_in_every_state_it_is_the_same_few_things(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, status: str
):
    session = await in_state(presenter, status, description="안에서만")
    preview = await anyone.get(f"/api/join/{session['session_code']}")
    shown = preview.json()
    assert shown.pop("server_time")
    assert shown == {
        "session_id": session["id"],
        "session_code": session["session_code"],
        "k": session["join_url"].partition("?k=")[2],
        "title": session["title"],
        "description": "안에서만",
        "presenter_name": "presenter",
        "status": status,
        "locked": False,
        "needs_passcode": False,
        "settings": {"scheduled_at": None, "time_zone": None, "starts_by_itself": False},
        "look": None,
    }


@pytest.mark.parametrize(
    "typed",
    [
        "AB0O1I",
        "ab0o1i",
        " ab0 o1i ",
        "ab0-o1i",
        "https://engagenow.kr/join/ab0o1i",
        "http://192.168.0.7:8000/join/AB0O1I/?from=qr#top",
        "engagenow.kr/join/AB0O1I",
    ],
)
async def test_a_code_is_found_however_it_was_typed(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, typed: str
):
    session = await active(presenter, session_code="AB0O1I")
    path = f"/api/join/{quote(typed, safe='')}"
    assert (await anyone.get(path)).json()["session_id"] == session["id"]
    joined = await anyone.post(path, json={"nickname": "하늘"})
    assert joined.json()["session"]["id"] == session["id"]


@pytest.mark.parametrize("typed", ["ABOO1I", "AB001I", "AB0OII", "ABO01L"])
async def test_letters_and_digits_that_look_alike_are_not_folded(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, typed: str
):
    await active(presenter, session_code="AB0O1I")
    refused(await anyone.get(f"/api/join/{typed}"), 404, "session_not_found")


async def test_the_code_of_an_ended_session_leads_to_it_until_another_takes_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    ended = await in_state(presenter, "ended", session_code="MYCODE")
    assert (await anyone.get("/api/join/mycode")).json()["session_id"] == ended["id"]
    following = await create(presenter, session_code="MYCODE")
    assert (await anyone.get("/api/join/mycode")).json()["session_id"] == following["id"]
