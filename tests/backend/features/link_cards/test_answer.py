"""What a messenger shows of a join link: the session, unless it is closed to who has the link."""

from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path

import httpx
import pytest

from app.features.link_cards.answer import link_card
from app.features.link_cards.card import PICTURE
from app.main import app
from app.web.api import Api
from app.web.errors import add_error_handlers
from app.web.pages import add_pages
from fixtures.actors import ADDRESS
from fixtures.agents import BROWSERS, PREVIEWS
from fixtures.live_sessions import Json, active, create, in_state, join
from fixtures.meta_tags import Tags
from fixtures.problems import refused
from fixtures.settings import Configure

pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])
KAKAO = {"User-Agent": PREVIEWS[0]}
HOSTILE = """"><script>alert('1')</script>&amp;' onload=x\u2028"""
_numbers = count(1)


@pytest.fixture
async def messenger(database: str, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody at an address of their own, before a small build and the real sessions."""
    (tmp_path / "join.html").write_text("the shell")
    pages = Api(title="pages")
    pages.state.realtime = app.state.realtime
    add_pages(pages, test_login=False, card=link_card, folder=tmp_path)
    add_error_handlers(pages)
    transport = httpx.ASGITransport(pages, client=(f"198.18.7.{next(_numbers)}", 1))
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
        yield client


async def card(client: httpx.AsyncClient, path: str, **headers: str) -> dict[str, str]:
    """What the card of a link says."""
    answer = await client.get(path, headers=KAKAO | headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["vary"] == "User-Agent, Accept-Language"
    assert answer.headers["x-robots-tag"] == "noindex"
    page = Tags(answer.text)
    assert not {"script", "img", "iframe", "link"} & set(page.elements)
    assert page.said["title"] == page.said["og:title"]
    assert page.said["description"] == page.said["og:description"]
    return page.said


def link(session: Json) -> str:
    return f"/join/{session['session_code']}"


async def tells_nothing(client: httpx.AsyncClient, path: str) -> None:
    said = await card(client, path)
    assert (said["og:title"], said["og:description"]) == (
        "EngageNow",
        "코드 하나로 세션에 참여해요.",
    )


@pytest.mark.parametrize("closed", [{"settings": {"locked": True}}, {"passcode": "열려라 참깨"}])
async def test_a_session_that_is_closed_is_not_told_of(
    presenter: httpx.AsyncClient, messenger: httpx.AsyncClient, closed: Json
):
    session = await active(presenter, title="비밀 회의")
    path = f"/api/sessions/{session['id']}"
    assert (await presenter.patch(path, json=closed)).status_code == 200
    await tells_nothing(messenger, link(session))
    await tells_nothing(messenger, session["join_url"])


async def test_a_session_that_has_ended_is_not_told_of(
    presenter: httpx.AsyncClient, messenger: httpx.AsyncClient
):
    session = await in_state(presenter, "ended", title="어제의 강연")
    await tells_nothing(messenger, session["join_url"])


@pytest.mark.parametrize(
    "code", ["WRONGX", "a", "%EA%B0%80", "%00", "x" * 500, "%22%3E%3Cscript%3E"]
)
async def test_what_is_nowhere_has_a_card_that_says_nothing(
    messenger: httpx.AsyncClient, code: str
):
    await tells_nothing(messenger, f"/join/{code}?k=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_a_card_is_only_read(messenger: httpx.AsyncClient, method: str):
    refused(
        await messenger.request(method, "/join/ABC123", headers=KAKAO), 405, "method_not_allowed"
    )


async def test_guesses_count_and_beyond_the_limit_only_the_link_tells(
    configure: Configure, presenter: httpx.AsyncClient, messenger: httpx.AsyncClient
):
    configure(environment="development", limit_address_failed_lookups="20/hour")
    session = await active(presenter, title="공개 강연")
    for _ in range(20):
        await tells_nothing(messenger, "/join/WRONGX")
    for path in (link(session), f"{link(session)}?k=wrong", "/join/WRONGX"):
        await tells_nothing(messenger, path)
    assert (await card(messenger, session["join_url"]))["og:title"] == "공개 강연"


async def test_who_guesses_by_cards_must_prove_work_where_codes_are_typed(
    configure: Configure, presenter: httpx.AsyncClient, messenger: httpx.AsyncClient
):
    configure(environment="development", limit_address_failed_lookups="20/hour")
    session = await active(presenter)
    for _ in range(20):
        await tells_nothing(messenger, "/join/WRONGX")
    address = messenger._transport.client  # type: ignore[attr-defined]
    transport = httpx.ASGITransport(app, client=address)
    async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as typing:
        refused(await typing.get(f"/api{link(session)}"), 428, "proof_required")


async def test_a_hostile_title_stays_text(
    presenter: httpx.AsyncClient, messenger: httpx.AsyncClient
):
    session = await active(presenter, title=HOSTILE)
    said = await card(messenger, link(session))
    assert said["og:title"] == " ".join(HOSTILE.split())


@pytest.mark.parametrize("agent", BROWSERS)
async def test_people_get_the_shell(
    presenter: httpx.AsyncClient, messenger: httpx.AsyncClient, agent: str
):
    session = await active(presenter, title="공개 강연")
    answer = await messenger.get(session["join_url"], headers={"User-Agent": agent})
    assert (answer.status_code, answer.text) == (200, "the shell")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["vary"] == "Accept-Encoding"


@pytest.mark.parametrize("agent", PREVIEWS)
async def test_a_card_says_what_and_who(
    presenter: httpx.AsyncClient, messenger: httpx.AsyncClient, agent: str
):
    session = await active(presenter, title="봄의 <강연>")
    said = await card(messenger, session["join_url"], **{"User-Agent": agent})
    assert said["og:title"] == "봄의 <강연>"
    assert said["og:description"] == f"{session['presenter_name']}님의 세션에 참여하기"
    assert said["og:site_name"] == "EngageNow"
    assert said["og:url"] == session["join_url"]
    assert said["og:image"] == f"{ADDRESS}{PICTURE}"
    assert said["twitter:card"] == "summary_large_image"
    head = await messenger.head(session["join_url"], headers={"User-Agent": agent})
    assert (head.status_code, head.content) == (200, b"")


@pytest.mark.parametrize("status", ["draft", "active", "paused"])
async def test_it_may_be_shared_before_it_starts(
    presenter: httpx.AsyncClient, messenger: httpx.AsyncClient, status: str
):
    session = await in_state(presenter, status, title="내일의 강연")
    assert (await card(messenger, link(session)))["og:title"] == "내일의 강연"


async def test_it_speaks_the_readers_language_or_the_servers_own(
    configure: Configure, presenter: httpx.AsyncClient, messenger: httpx.AsyncClient
):
    session = await create(presenter, title="A talk")
    english = f"Join {session['presenter_name']}’s session"
    said = await card(messenger, link(session), **{"Accept-Language": "en-US,ko;q=0.5"})
    assert (said["og:description"], said["og:locale"]) == (english, "en_US")
    configure(default_locale="en", public_url="https://talk.example")
    said = await card(messenger, link(session))
    assert said["og:description"] == english
    assert said["og:url"] == f"https://talk.example{link(session)}"
    assert said["og:image"] == f"https://talk.example{PICTURE}"


async def test_looking_at_a_card_is_no_join(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, messenger: httpx.AsyncClient
):
    session = await active(presenter)
    await join(anyone, session)
    answer = await messenger.get(session["join_url"], headers=KAKAO)
    assert "set-cookie" not in answer.headers
    shown = await presenter.get(f"/api/sessions/{session['id']}")
    assert shown.json()["participant_total"] == 1
