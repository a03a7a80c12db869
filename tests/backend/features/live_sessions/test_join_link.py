"""A link and pictures that bring the passcode along, for presenters who want that."""

import base64
from urllib.parse import unquote, urlsplit

import httpx
import pytest

from fixtures.live_sessions import active
from fixtures.pictures import modules_of, modules_of_png, modules_of_svg
from fixtures.problems import refused, refused_field

PASSCODE = "열려라 Sesame+1&p=#"
FOLDED = "열려라sesame+1&p=#"


def path_of(session: dict) -> str:
    return f"/api/sessions/{session['id']}/join-link"


async def with_passcode(presenter: httpx.AsyncClient) -> dict:
    """A running session that newcomers enter with the passcode."""
    session = await active(presenter)
    place = f"/api/sessions/{session['id']}"
    assert (await presenter.patch(place, json={"passcode": PASSCODE})).status_code == 200
    return session


def picture(data_url: str, media_type: str) -> bytes:
    """What the address holds."""
    head, content = data_url.split(",")
    assert head == f"data:{media_type};base64"
    return base64.b64decode(content)


async def test_only_the_presenter_has_it(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await with_passcode(presenter)
    body = {"passcode": PASSCODE}
    refused(await anyone.post(path_of(session), json=body), 401, "not_authenticated")
    refused(await stranger.post(path_of(session), json=body), 404, "session_not_found")


async def test_nobody_is_invited_with_a_passcode_that_lets_nobody_in(presenter: httpx.AsyncClient):
    session = await with_passcode(presenter)
    body = {"passcode": "닫혀라"}
    refused_field(
        await presenter.post(path_of(session), json=body), "passcode", "passcode_malformed"
    )
    body = {"passcode": "닫혀라참깨"}
    refused(await presenter.post(path_of(session), json=body), 403, "passcode_wrong")
    open_to_all = await active(presenter)
    refused(await presenter.post(path_of(open_to_all), json=body), 403, "passcode_wrong")


async def test_the_passcode_is_in_no_query(presenter: httpx.AsyncClient):
    session = await with_passcode(presenter)
    refused(await presenter.get(f"{path_of(session)}?passcode=x"), 405, "method_not_allowed")
    shown = (await presenter.post(path_of(session), json={"passcode": PASSCODE})).json()
    link = urlsplit(shown["join_url"])
    bare = urlsplit(session["join_url"])
    assert (link.scheme, link.netloc, link.path, link.query) == bare[:4]
    assert unquote(link.fragment.removeprefix("p=")) == FOLDED
    assert not {"+", "&", "#"} & set(link.fragment)


async def test_both_pictures_say_the_whole_link(presenter: httpx.AsyncClient):
    session = await with_passcode(presenter)
    shown = (await presenter.post(path_of(session), json={"passcode": PASSCODE})).json()
    expected = modules_of(shown["join_url"])
    assert modules_of_svg(picture(shown["qr_svg"], "image/svg+xml")) == expected
    assert modules_of_png(picture(shown["qr_png"], "image/png")) == expected


async def test_the_public_picture_never_has_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await with_passcode(presenter)
    await presenter.post(path_of(session), json={"passcode": PASSCODE})
    public = await anyone.get(f"/api/sessions/{session['id']}/qr.svg")
    assert modules_of_svg(public.content) == modules_of(session["join_url"])


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_who_follows_it_gets_in(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient):
    session = await with_passcode(presenter)
    shown = (await presenter.post(path_of(session), json={"passcode": PASSCODE})).json()
    passcode = unquote(urlsplit(shown["join_url"]).fragment.removeprefix("p="))
    path = f"/api/join/{session['session_code']}"
    answer = await anyone.post(path, json={"nickname": "하늘", "passcode": passcode})
    assert answer.status_code == 200
