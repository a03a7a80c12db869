"""The calendar file of a session: refused by name, else read back by another library."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
import vobject

from app.core.clock import utc_now, wire_time
from fixtures.live_sessions import create, in_state
from fixtures.problems import refused, refused_field

Json = dict[str, Any]
NEXT_YEAR = utc_now().year + 1
HOSTILE = "긴 제목; 쉼표, \\역슬래시\\n\r\nBEGIN:VALARM " + "가나다라마바사" * 8


async def scheduled(
    presenter: httpx.AsyncClient, title: str = "발표", *, zone: str = "Asia/Seoul", **fields: Any
) -> Json:
    session = await create(presenter, title, **fields)
    return await at(presenter, session, f"{NEXT_YEAR}-07-01T10:00", zone)


async def at(presenter: httpx.AsyncClient, session: Json, local: str, zone: str) -> Json:
    settings = {"scheduled_at": local, "time_zone": zone}
    path = f"/api/sessions/{session['id']}"
    response = await presenter.patch(path, json={"settings": settings})
    assert response.status_code == 200, response.text
    changed: Json = response.json()
    return changed


async def file_of(client: httpx.AsyncClient, session: Json, **query: str) -> str:
    response = await client.get(f"/api/sessions/{session['id']}/calendar.ics", params=query)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    return response.content.decode()


def event_in(file: str) -> Any:
    calendar = vobject.readOne(file)
    assert calendar.version.value == "2.0"
    assert len(calendar.vevent_list) == 1
    assert not list(calendar.vevent.components())
    return calendar.vevent


@pytest.mark.parametrize("session_id", ["0" * 32, "x", "%00"])
async def test_of_no_session_there_is_no_file(anyone: httpx.AsyncClient, session_id: str):
    refused(await anyone.get(f"/api/sessions/{session_id}/calendar.ics"), 404, "session_not_found")


async def test_of_a_session_without_a_time_there_is_none(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}/calendar.ics"
    refused(await anyone.get(path), 404, "not_scheduled")


async def test_for_anybody_else_it_is_not_made(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await scheduled(presenter)
    path = f"/api/sessions/{session['id']}/calendar.ics"
    refused_field(await anyone.get(path, params={"for": "them"}), "for", "wrong_type")


async def test_where_the_code_is_not_told_it_takes_the_links_key(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await scheduled(presenter)
    await presenter.post(f"/api/sessions/{session['id']}/activate")
    changed = (await presenter.post(f"/api/sessions/{session['id']}/code", json={})).json()
    path = f"/api/sessions/{session['id']}/calendar.ics"
    refused(await anyone.get(path), 404, "session_not_found")
    (k,) = parse_qs(urlsplit(changed["join_url"]).query)["k"]
    assert changed["join_url"] in event_in(await file_of(anyone, session, k=k)).url.value


@pytest.mark.parametrize("zone", ["Asia/Seoul", "America/New_York", "Asia/Kathmandu", "UTC"])
@pytest.mark.parametrize("month", [1, 3, 7, 11])
async def test_another_library_reads_what_was_planned(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, zone: str, month: int
):
    session = await create(presenter, "발표", description="준비물: 노트북")
    session = await at(presenter, session, f"{NEXT_YEAR}-{month:02}-28T10:00", zone)
    event = event_in(await file_of(anyone, session))
    begins = event.dtstart.value.astimezone(UTC)
    assert begins == datetime.fromisoformat(session["settings"]["scheduled_at"])
    assert event.dtend.value - event.dtstart.value == timedelta(hours=1)
    assert event.uid.value == f"{session['id']}@engagenow"
    assert event.summary.value == "발표"
    assert event.url.value == session["join_url"]
    assert session["join_url"] in event.description.value
    assert "준비물: 노트북" in event.description.value
    assert "/sessions/" not in event.description.value


async def test_hosts_are_led_to_the_page_of_the_session_as_well(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await scheduled(presenter)
    event = event_in(await file_of(anyone, session, **{"for": "hosts"}))
    assert urlsplit(event.url.value).path == f"/sessions/{session['id']}"
    assert event.url.value in event.description.value
    assert session["join_url"] in event.description.value


async def test_lines_are_folded_by_octets_and_texts_are_escaped(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    title = " ".join(HOSTILE.split())
    session = await scheduled(presenter, title, description=HOSTILE * 5)
    file = await file_of(anyone, session)
    lines = file.removesuffix("\r\n").split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    assert "BEGIN:VALARM" not in lines
    event = event_in(file)
    assert event.summary.value == title
    read = event.description.value.replace("\r\n", "\n")
    assert read.endswith(session["description"].replace("\r\n", "\n"))


async def test_every_change_of_the_time_raises_the_sequence_of_the_same_event(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await scheduled(presenter)
    first = event_in(await file_of(anyone, session))
    path = f"/api/sessions/{session['id']}"
    await presenter.patch(path, json={"title": "다른 제목"})
    renamed = event_in(await file_of(anyone, session))
    await at(presenter, session, f"{NEXT_YEAR}-07-02T10:00", "Asia/Seoul")
    moved = event_in(await file_of(anyone, session))
    await presenter.patch(path, json={"settings": {"scheduled_at": None}})
    await at(presenter, session, f"{NEXT_YEAR}-07-02T10:00", "Asia/Seoul")
    again = event_in(await file_of(anyone, session))
    events = [first, renamed, moved, again]
    assert [int(event.sequence.value) for event in events] == [1, 1, 2, 4]
    assert len({event.uid.value for event in events}) == 1
    assert renamed.dtstamp.value > first.dtstamp.value or renamed.summary.value == "다른 제목"


async def test_a_locked_session_keeps_its_description_to_itself(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await scheduled(presenter, description="안에서만")
    await presenter.patch(f"/api/sessions/{session['id']}", json={"settings": {"locked": True}})
    assert "안에서만" not in event_in(await file_of(anyone, session)).description.value


@pytest.mark.parametrize(("language", "word"), [("ko", "참여하기"), ("en", "Join")])
async def test_it_speaks_the_readers_language(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, language: str, word: str
):
    session = await scheduled(presenter)
    path = f"/api/sessions/{session['id']}/calendar.ics"
    response = await anyone.get(path, headers={"accept-language": language})
    assert word in event_in(response.text).description.value


async def test_it_is_there_until_the_session_is_gone(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await in_state(presenter, "draft")
    session = await at(presenter, session, wire_time(utc_now() + timedelta(days=1)), "UTC")
    await presenter.post(f"/api/sessions/{session['id']}/activate")
    await file_of(anyone, session)
    await presenter.delete(f"/api/sessions/{session['id']}")
    path = f"/api/sessions/{session['id']}/calendar.ics"
    refused(await anyone.get(path), 404, "session_not_found")
