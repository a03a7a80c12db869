"""The colour and the logo of a session: refused by name, shown to everybody, gone with it."""

import re
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.config import get_settings
from app.features.branding.limits import LogoLimits
from app.features.branding.routes import MOST_BYTES
from app.storage.models import SessionLogo
from features.branding.pictures import animated, picture, png_of_claimed_size
from fixtures.activities import refused as refused_in
from fixtures.live_sessions import create
from fixtures.problems import refused, refused_field
from fixtures.talk import Talk

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


async def put(http: httpx.AsyncClient, session: dict[str, Any], raw: bytes) -> httpx.Response:
    return await http.put(f"/api/sessions/{session['id']}/logo", content=raw)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "image_empty"),
        (SVG, "image_unknown"),
        (animated("WEBP"), "image_animated"),
        (png_of_claimed_size(60_000, 60_000), "image_too_many_pixels"),
        (picture()[:60], "image_damaged"),
    ],
)
async def test_what_is_no_logo_is_refused_and_nobody_receives_it(
    talk: Talk, raw: bytes, code: str
) -> None:
    member = await talk.enter()
    mark = await talk.mark(member)
    answer = await put(talk.http, talk.session, raw)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    await talk.received_nothing(member, since=mark)
    assert (await talk.rest("GET"))["settings"]["logo"] is None


async def test_a_file_over_its_limit_is_refused(presenter: httpx.AsyncClient) -> None:
    answer = await put(presenter, await create(presenter), picture() + b"\0" * MOST_BYTES)
    assert "1024 KiB" in refused(answer, 413, "body_too_large")["detail"]


@pytest.mark.parametrize(
    "accent", ["red", "#fff", "#c3400c80", "c3400c", "#c3400g", "#c3400c\n", 7]
)
async def test_what_is_no_colour_is_refused(presenter: httpx.AsyncClient, accent: Any) -> None:
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}"
    answer = await presenter.patch(path, json={"settings": {"accent": accent}})
    assert refused(answer, 422, "invalid_request")["fields"][0]["name"] == "settings.accent"
    assert (await presenter.get(path)).json() == session


@pytest.mark.parametrize("name", ["logo", "look"])
async def test_logo_and_look_cannot_be_named(presenter: httpx.AsyncClient, name: str) -> None:
    session = await create(presenter)
    body = {"settings": {name: "0f" * 32}}
    answer = await presenter.patch(f"/api/sessions/{session['id']}", json=body)
    refused_field(answer, f"settings.{name}", "unknown_field")


async def test_a_stranger_gives_no_logo(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient
) -> None:
    session = await create(presenter)
    refused(await put(stranger, session, picture()), 404, "session_not_found")
    answer = await stranger.delete(f"/api/sessions/{session['id']}/logo")
    refused(answer, 404, "session_not_found")


async def test_nobody_has_images_read_without_end(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = await create(presenter)
    limits = LogoLimits(limit_logos="1/day")
    monkeypatch.setattr(type(get_settings()), "limits", lambda *_: limits)
    assert (await put(presenter, session, picture())).status_code == 200
    assert refused(await put(presenter, session, picture()), 429, "rate_limited")["retry_after"] > 0


@pytest.mark.parametrize("path", ["/api/logos/" + "0f" * 32 + ".webp", "/api/logos/x.webp"])
async def test_no_logo_is_at_another_address(anyone: httpx.AsyncClient, path: str) -> None:
    refused(await anyone.get(path), 404, "logo_not_found")


async def test_no_look_has_a_name_of_ones_own(anyone: httpx.AsyncClient) -> None:
    refused(await anyone.get("/api/looks/red.css"), 404, "look_not_found")


async def test_people_in_the_room_and_newcomers_see_the_look(talk: Talk) -> None:
    member = await talk.enter()
    mine = (await put(talk.http, talk.session, picture())).json()["settings"]
    assert (await member.saw("session_updated"))["settings"]["look"] == f"-{mine['logo']}"
    edited = await talk.rest("PATCH", "", {"settings": {"accent": "#0D6B5B"}})
    assert edited["settings"]["accent"] == "#0d6b5b"
    look = edited["settings"]["look"]
    assert look == f"0d6b5b-{mine['logo']}"
    shown = await (await talk.enter()).saw("joined_session")
    assert shown["session"]["settings"]["look"] == look
    preview = await talk.http.get(f"/api/join/{talk.session['session_code']}")
    assert preview.json()["look"] == look

    for body in ({"settings": {"accent": ""}}, {"settings": {"chat_mode": "open"}}):
        after = (await talk.rest("PATCH", "", body))["settings"]
        assert (after["accent"], after["look"]) == (None, f"-{mine['logo']}")
    gone = (await talk.rest("DELETE", "/logo"))["settings"]
    assert (gone["accent"], gone["logo"], gone["look"]) == (None, None, None)
    assert await talk.rest("DELETE", "/logo")


async def test_a_logo_is_served_for_ever_and_as_nothing_else(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
) -> None:
    settings = (await put(presenter, await create(presenter), picture())).json()["settings"]
    for path, kind in (
        (f"/api/logos/{settings['logo']}.webp", "image/webp"),
        (f"/api/looks/{settings['look']}.css", "text/css; charset=utf-8"),
    ):
        answer = await anyone.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
        assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert not answer.headers["etag"].startswith("W/")
        known = {"If-None-Match": answer.headers["etag"]}
        again = await anyone.get(path, headers=known)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == answer.headers["etag"]


async def test_a_copy_has_the_look_and_a_deleted_session_leaves_none(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await create(presenter)
    settings = (await put(presenter, session, picture())).json()["settings"]
    path = f"/api/sessions/{session['id']}"
    copy = (await presenter.post(f"{path}/duplicate")).json()
    assert copy["settings"]["look"] == settings["look"]
    logo = f"/api/logos/{settings['logo']}.webp"
    for one in (path, f"/api/sessions/{copy['id']}"):
        assert (await anyone.get(logo)).status_code == 200
        assert (await presenter.delete(one)).status_code == 204
    refused(await anyone.get(logo), 404, "logo_not_found")
    assert await db.scalar(select(func.count()).select_from(SessionLogo)) == 0


async def test_the_logo_is_among_ones_own_data(presenter: httpx.AsyncClient) -> None:
    await put(presenter, await create(presenter), picture())
    mine = (await presenter.get("/api/account/data")).text
    assert re.search(r'"logo":\s*"data:image/webp;base64,UklGR', mine)


async def test_an_ended_session_keeps_its_look(talk: Talk) -> None:
    assert (await put(talk.http, talk.session, picture())).status_code == 200
    await talk.rest("POST", "/end")
    assert await refused_in(talk, "DELETE", "/logo") == (409, "session_ended")
    assert (await talk.rest("GET"))["settings"]["look"]
