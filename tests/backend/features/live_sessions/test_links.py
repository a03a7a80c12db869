"""Absolute links and their QR pictures."""

import httpx
import pytest

from app.core.join_key import join_key
from fixtures.actors import ADDRESS
from fixtures.live_sessions import Json, create
from fixtures.pictures import modules_of, modules_of_png, modules_of_svg
from fixtures.problems import refused
from fixtures.settings import Configure


def link_to(session: Json) -> str:
    """The path of its join link, with its `k`."""
    code = session["session_code"]
    return f"/join/{code}?k={join_key(session['id'], code)}"


async def test_a_picture_of_nothing_is_not_found(anyone: httpx.AsyncClient):
    for session_id in ("0" * 32, "x", "%00"):
        response = await anyone.get(f"/api/sessions/{session_id}/qr.svg")
        refused(response, 404, "session_not_found")


async def test_there_is_no_other_kind_of_picture(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    for kind in ("gif", "PNG", "svg.png"):
        response = await anyone.get(f"/api/sessions/{session['id']}/qr.{kind}")
        refused(response, 404, "not_found")


async def test_links_carry_the_address_that_was_asked(presenter: httpx.AsyncClient):
    session = await create(presenter)
    assert session["join_url"] == f"{ADDRESS}{link_to(session)}"
    assert session["qr_code_url"] == f"{ADDRESS}/api/sessions/{session['id']}/qr.svg"
    elsewhere = {"Host": "192.168.0.7:8000"}
    shown = (await presenter.get(f"/api/sessions/{session['id']}", headers=elsewhere)).json()
    assert shown["join_url"] == f"http://192.168.0.7:8000{link_to(session)}"


async def test_the_public_address_wins(presenter: httpx.AsyncClient, configure: Configure):
    configure(public_url="https://engagenow.kr/")
    session = await create(presenter)
    assert session["join_url"] == f"https://engagenow.kr{link_to(session)}"
    assert session["qr_code_url"].startswith("https://engagenow.kr/api/sessions/")


@pytest.mark.parametrize("public_url", ["", "https://engagenow.kr"])
async def test_the_png_says_the_join_link(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, configure: Configure, public_url: str
):
    configure(public_url=public_url)
    session = await create(presenter)
    response = await anyone.get(f"/api/sessions/{session['id']}/qr.png")
    assert response.headers["content-type"] == "image/png"
    assert modules_of_png(response.content) == modules_of(session["join_url"])


async def test_the_svg_says_the_join_link(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient):
    session = await create(presenter)
    response = await anyone.get(httpx.URL(session["qr_code_url"]).path)
    assert response.headers["content-type"] == "image/svg+xml"
    assert modules_of_svg(response.content) == modules_of(session["join_url"])
