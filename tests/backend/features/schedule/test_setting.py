"""When a session is to begin: set, changed and removed by its hosts, or refused by name."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now, wire_time
from app.storage.models import EventRow
from fixtures.live_sessions import create, in_state, join
from fixtures.problems import refused, refused_field

Json = dict[str, Any]
NEXT_YEAR = utc_now().year + 1
SEOUL = "Asia/Seoul"


def soon(**ahead: float) -> str:
    return wire_time(utc_now() + timedelta(**ahead))


def transition(year: int, month: int, nth: int) -> int:
    """The day of the month's nth Sunday, on which the clocks of New York change."""
    first = datetime(year, month, 1)  # noqa: DTZ001 - a day
    return 1 + (6 - first.weekday()) % 7 + 7 * (nth - 1)


SPRING = f"{NEXT_YEAR}-03-{transition(NEXT_YEAR, 3, 2):02}"
AUTUMN = f"{NEXT_YEAR}-11-{transition(NEXT_YEAR, 11, 1):02}"


async def schedule(client: httpx.AsyncClient, session: Json, **settings: Any) -> httpx.Response:
    return await client.patch(f"/api/sessions/{session['id']}", json={"settings": settings})


async def scheduled(client: httpx.AsyncClient, session: Json, **settings: Any) -> Json:
    response = await schedule(client, session, **settings)
    assert response.status_code == 200, response.text
    stored: Json = response.json()["settings"]
    return stored


def of_time(settings: Json) -> tuple[Any, ...]:
    return settings["scheduled_at"], settings["time_zone"], settings["starts_by_itself"]


NEW_YORK = "America/New_York"
REFUSED: dict[str, tuple[Json, str]] = {
    "a moment ago": ({"scheduled_at": soon(seconds=-1)}, "scheduled_in_past"),
    "last century": (
        {"scheduled_at": "1999-01-01T00:00", "time_zone": SEOUL},
        "scheduled_in_past",
    ),
    "before all years": ({"scheduled_at": "0001-01-01T00:00+14:00"}, "scheduled_in_past"),
    "before all years, in a zone": (
        {"scheduled_at": "0001-01-01T00:00", "time_zone": SEOUL},
        "scheduled_in_past",
    ),
    "in three years": ({"scheduled_at": soon(days=1100)}, "scheduled_too_far"),
    "after all years": ({"scheduled_at": "9999-12-31T23:59-12:00"}, "scheduled_too_far"),
    "after all years, in a zone": (
        {"scheduled_at": "9999-12-31T23:59", "time_zone": NEW_YORK},
        "scheduled_too_far",
    ),
    "a zone of nowhere": (
        {"scheduled_at": soon(days=1), "time_zone": "Mars/Olympus"},
        "time_zone_unknown",
    ),
    "a zone of another case": (
        {"scheduled_at": soon(days=1), "time_zone": "asia/seoul"},
        "time_zone_unknown",
    ),
    "a file of the disk": (
        {"scheduled_at": soon(days=1), "time_zone": "../../../etc/passwd"},
        "time_zone_unknown",
    ),
    "no zone's name": ({"scheduled_at": soon(days=1), "time_zone": ""}, "time_zone_unknown"),
    "somewhere": ({"scheduled_at": f"{NEXT_YEAR}-06-01T10:00"}, "time_zone_missing"),
    "skipped by the clocks": (
        {"scheduled_at": f"{SPRING}T02:30", "time_zone": NEW_YORK},
        "local_time_missing",
    ),
    "by itself at no time": ({"starts_by_itself": True}, "schedule_missing"),
    "nowhere at no time": ({"time_zone": SEOUL}, "schedule_missing"),
}


@pytest.mark.parametrize(("settings", "code"), REFUSED.values(), ids=REFUSED.keys())
async def test_what_is_no_time_is_refused_by_name_and_nothing_is_stored(
    presenter: httpx.AsyncClient, db: AsyncSession, settings: Json, code: str
):
    session = await create(presenter)
    refused(await schedule(presenter, session, **settings, locked=True), 409, code)
    assert (await presenter.get(f"/api/sessions/{session['id']}")).json() == session
    assert await db.scalar(select(func.count()).select_from(EventRow)) == 0


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2027-13-01T00:00Z",
        "2027-02-30T10:00Z",
        "2027-01-01",
        "2027-W01-1T10:00",
        "2027-01-01 10:00Z",
        "2027-01-01T10:00Z\n",
        "2027-01-01T10:00+99:00",
        "٢٠٢٧-01-01T10:00Z",
        1_800_000_000,
        True,
    ],
)
async def test_what_is_not_written_as_a_time_is_malformed(
    presenter: httpx.AsyncClient, written: Any
):
    session = await create(presenter)
    response = await schedule(presenter, session, scheduled_at=written, time_zone=SEOUL)
    fields = refused(response, 422, "invalid_request")["fields"]
    assert [field["name"] for field in fields] == ["settings.scheduled_at"]


@pytest.mark.parametrize("zone", [7, "x" * 65, ["Asia/Seoul"]])
async def test_what_is_no_name_of_a_zone_is_malformed(presenter: httpx.AsyncClient, zone: Any):
    session = await create(presenter)
    response = await schedule(presenter, session, scheduled_at=soon(days=1), time_zone=zone)
    code = "too_long" if isinstance(zone, str) else "wrong_type"
    refused_field(response, "settings.time_zone", code)


@pytest.mark.parametrize("status", ["active", "paused"])
@pytest.mark.parametrize("settings", [{"scheduled_at": soon(days=1)}, {"scheduled_at": None}])
async def test_what_has_started_is_not_scheduled(
    presenter: httpx.AsyncClient, status: str, settings: Json
):
    session = await in_state(presenter, status)
    refused(await schedule(presenter, session, **settings), 409, "already_started")


async def test_others_schedule_nothing(
    presenter: httpx.AsyncClient, stranger: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    later = soon(days=1)
    refused(await schedule(stranger, session, scheduled_at=later), 404, "session_not_found")
    refused(await schedule(anyone, session, scheduled_at=later), 401, "not_authenticated")


LOCAL = {
    "Seoul": (SEOUL, f"{NEXT_YEAR}-06-01T10:00", f"{NEXT_YEAR}-06-01T01:00"),
    "Kathmandu": ("Asia/Kathmandu", f"{NEXT_YEAR}-06-01T10:00", f"{NEXT_YEAR}-06-01T04:15"),
    "the day before the clocks change": (
        NEW_YORK,
        f"{SPRING[:-2]}{int(SPRING[-2:]) - 1:02}T10:00",
        f"{SPRING[:-2]}{int(SPRING[-2:]) - 1:02}T15:00",
    ),
    "the day on which they have changed": (NEW_YORK, f"{SPRING}T10:00", f"{SPRING}T14:00"),
    "twice on this day: the first time": (NEW_YORK, f"{AUTUMN}T01:30", f"{AUTUMN}T05:30"),
}


@pytest.mark.parametrize(("zone", "written", "moment"), LOCAL.values(), ids=LOCAL.keys())
async def test_a_local_time_is_the_moment_that_it_is_there(
    presenter: httpx.AsyncClient, zone: str, written: str, moment: str
):
    session = await create(presenter)
    stored = await scheduled(presenter, session, scheduled_at=written, time_zone=zone)
    assert of_time(stored) == (f"{moment}:00.000Z", zone, False)


async def test_it_is_changed_moved_to_another_zone_and_removed(presenter: httpx.AsyncClient):
    session = await create(presenter)
    local = f"{NEXT_YEAR}-06-01T10:00"
    await scheduled(presenter, session, scheduled_at=local, time_zone=SEOUL, starts_by_itself=True)
    moved = await scheduled(presenter, session, scheduled_at=local, time_zone=NEW_YORK)
    assert of_time(moved) == (f"{NEXT_YEAR}-06-01T14:00:00.000Z", NEW_YORK, True)
    alone = await scheduled(presenter, session, starts_by_itself=False)
    assert of_time(alone) == (f"{NEXT_YEAR}-06-01T14:00:00.000Z", NEW_YORK, False)
    assert of_time(await scheduled(presenter, session, locked=True)) == of_time(alone)
    assert of_time(await scheduled(presenter, session, scheduled_at=None)) == (None, None, False)


async def test_the_same_again_changes_nothing(presenter: httpx.AsyncClient):
    session = await create(presenter)
    local = {"scheduled_at": f"{NEXT_YEAR}-06-01T10:00", "time_zone": SEOUL}
    before = (await schedule(presenter, session, **local)).json()
    assert (await schedule(presenter, session, **local)).json() == before


async def test_a_time_that_is_over_is_only_removed_or_set_anew(
    presenter: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
):
    session = await create(presenter)
    await scheduled(presenter, session, scheduled_at=soon(hours=1), time_zone=SEOUL)
    later = utc_now() + timedelta(hours=2)
    monkeypatch.setattr("app.features.schedule.planning.utc_now", lambda: later)
    response = await schedule(presenter, session, starts_by_itself=True)
    refused(response, 409, "scheduled_in_past")
    assert (await schedule(presenter, session, locked=True)).status_code == 200
    assert of_time(await scheduled(presenter, session, scheduled_at=None))[0] is None


async def test_who_comes_early_reads_the_time_and_the_clock_of_the_server(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    asked = await scheduled(presenter, session, scheduled_at=soon(days=1), time_zone=SEOUL)
    for path in (
        f"/api/join/{session['session_code']}",
        f"/api/sessions/{session['id']}/beginning",
    ):
        answer = (await anyone.get(path)).json()
        assert answer["status"] == "draft"
        assert of_time(answer["settings"]) == of_time(asked)
        assert set(answer["settings"]) == {"scheduled_at", "time_zone", "starts_by_itself"}
        told = datetime.fromisoformat(answer["server_time"])
        assert timedelta() <= utc_now() - told < timedelta(seconds=5)


async def test_a_session_used_again_has_no_time_yet(presenter: httpx.AsyncClient):
    session = await create(presenter)
    await scheduled(presenter, session, scheduled_at=soon(days=1), time_zone=SEOUL)
    again = (await presenter.post(f"/api/sessions/{session['id']}/duplicate")).json()
    assert of_time(again["settings"]) == (None, None, False)
    listed = (await presenter.get("/api/sessions", params={"scheduled": "true"})).json()
    assert [one["id"] for one in listed] == [session["id"]]


async def test_who_joined_keeps_the_time_that_was_set(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient
):
    session = await create(presenter)
    asked = await scheduled(presenter, session, scheduled_at=soon(days=1), time_zone=SEOUL)
    await presenter.post(f"/api/sessions/{session['id']}/activate")
    joined = await join(anyone, session)
    assert of_time(joined["session"]["settings"]) == of_time(asked)
