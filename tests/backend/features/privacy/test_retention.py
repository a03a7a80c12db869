"""A session is deleted when its time is over, down to the last row, and no other with it."""

from datetime import datetime, timedelta

import httpx
import pytest
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now, wire_time
from app.features.activities.answers import service as answers
from app.features.activities.answers.ballot import Given
from app.features.activities.commands import Answer
from app.features.privacy import repository, service
from app.features.privacy.jobs import EXPIRE_SECONDS, delete_expired
from app.features.reactions import repository as reactions
from app.main import app
from app.storage.models import EventRow, LiveSession, Message
from fixtures.live_sessions import Json, active, create, in_state, join, send_message
from fixtures.settings import Configure
from fixtures.traces import traces

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


async def talk(presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, name: str) -> list[str]:
    """A session that has all that a session can have, and ended; every text and id of it."""
    title = f"회의 {name}"
    session = await active(presenter, title=title, chat=True, description=f"{name}에 대해")
    joined = await join(anyone, session, f"손님 {name}")
    guest = joined["participant"]
    path = f"/api/sessions/{session['id']}"
    said = await send_message(session, joined, f"안녕 {name}")
    await presenter.put(f"{path}/pinned", json={"message_id": said})
    await presenter.put(f"{path}/words", json={"words": [f"말 {name}"]})
    asked = await _asked(presenter, path, said)
    await presenter.put(f"{path}/participants/{guest['id']}/mute", json={})
    await presenter.patch(path, json={"settings": {"chat_mode": "hold"}})
    await app.state.realtime.context.run(_react, session["id"])
    answered = await _answered(presenter, session["id"], guest["id"], f"답 {name}")
    await presenter.post(f"{path}/end")
    told = [title, f"{name}에 대해", guest["nickname"], f"안녕 {name}", f"말 {name}"]
    told += [*answered, f"답 {name}", asked]
    return [session["id"], guest["id"], said, *told]


async def _asked(presenter: httpx.AsyncClient, path: str, message_id: str) -> str:
    """Make a question of a message; the question's id."""
    await presenter.patch(f"{path}/features", json={"questions": True})
    return str((await presenter.post(f"{path}/messages/{message_id}/promote")).json()["id"])


async def _react(work, session_id: str) -> None:
    await reactions.add_counts(work.db, session_id, {"👍": 2})


async def _answered(
    presenter: httpx.AsyncClient, session_id: str, guest_id: str, text: str
) -> list[str]:
    """The ids of an open activity that a guest has answered, and of the answer."""
    path = f"/api/sessions/{session_id}/activities"
    made = (await presenter.post(path, json={"kind": "open", "prompt": "어때요?"})).json()
    await presenter.post(f"{path}/{made['id']}/open")
    actor = Actor(guest_id, "participant", "손님", session_id)
    await presenter.delete(f"/api/sessions/{session_id}/participants/{guest_id}/mute")
    given = Given(actor, Answer(activity_id=made["id"], answer=text), utc_now())
    [ack] = await app.state.realtime.context.run(answers.store, session_id, [given])
    assert ack.ok
    [answer] = (await presenter.get(f"{path}/{made['id']}/answers")).json()
    return [made["id"], answer["id"]]


async def keep(presenter: httpx.AsyncClient, session_id: str, days: int | None) -> Json:
    """Choose how long a session is kept."""
    answer = await presenter.put(f"/api/sessions/{session_id}/retention", json={"days": days})
    assert answer.status_code == 200, answer.text
    shown: Json = answer.json()
    return shown


async def ended_before(db: AsyncSession, session_id: str, time: timedelta) -> None:
    """Let its end, and its last change, be so long ago."""
    then = {"ended_at": utc_now() - time, "updated_at": utc_now() - time}
    await db.execute(update(LiveSession).where(LiveSession.id == session_id).values(then))
    await db.commit()


async def run_job() -> None:
    """What every worker does on a clock."""
    await delete_expired(app.state.realtime.context)


async def test_what_is_over_leaves_no_row_of_any_table_and_the_others_stay(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
) -> None:
    over, kept = await talk(presenter, anyone, "하나"), await talk(presenter, anyone, "둘")
    await keep(presenter, over[0], 7)
    await keep(presenter, kept[0], 30)
    for session in (over, kept):
        await ended_before(db, session[0], 7 * DAY)
    before = await traces(db, *kept)
    assert {text for _, text in await traces(db, *over)} == set(over)
    await run_job()
    assert await traces(db, *over) == []
    assert await traces(db, *kept) == before != []


@pytest.mark.parametrize("days", [0, 7, 30, 365])
async def test_it_stays_until_its_last_minute(
    presenter: httpx.AsyncClient, db: AsyncSession, days: int
) -> None:
    session = await in_state(presenter, "ended")
    await keep(presenter, session["id"], days)
    await ended_before(db, session["id"], days * DAY - MINUTE)
    await run_job()
    assert await traces(db, session["id"])
    await ended_before(db, session["id"], days * DAY)
    await run_job()
    assert await traces(db, session["id"]) == []


async def test_at_the_end_is_within_a_minute_of_it(
    presenter: httpx.AsyncClient, anyone: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await active(presenter, retention_days=0)
    await join(anyone, session)
    await run_job()
    assert await traces(db, session["id"])
    ended = (await presenter.post(f"/api/sessions/{session['id']}/end")).json()
    assert ended["delete_at"] == ended["ended_at"]
    await run_job()
    assert await traces(db, session["id"]) == []
    assert EXPIRE_SECONDS < 60


async def test_without_a_choice_it_is_kept_as_is_usual(
    presenter: httpx.AsyncClient, db: AsyncSession, configure: Configure
) -> None:
    session = await in_state(presenter, "ended")
    assert (session["retention_days"], await left(session)) == (365, 365 * DAY)
    configure(retention_days=90)
    shown = (await presenter.get(f"/api/sessions/{session['id']}")).json()
    assert (shown["retention_days"], await left(shown)) == (90, 90 * DAY)
    await ended_before(db, session["id"], 89 * DAY)
    await run_job()
    assert await traces(db, session["id"])
    await ended_before(db, session["id"], 90 * DAY)
    await run_job()
    assert await traces(db, session["id"]) == []


async def left(session: Json) -> timedelta:
    """For how long after its end it is kept."""
    ended, gone = (datetime.fromisoformat(session[name]) for name in ("ended_at", "delete_at"))
    return gone - ended


@pytest.mark.parametrize("days", [None, 0, 7])
async def test_a_draft_is_kept_as_is_usual_after_its_last_change(
    presenter: httpx.AsyncClient, db: AsyncSession, days: int | None
) -> None:
    session = await create(presenter, retention_days=days)
    await ended_before(db, session["id"], 365 * DAY - MINUTE)
    await db.execute(update(LiveSession).values(ended_at=None))
    await db.commit()
    await run_job()
    assert await traces(db, session["id"])
    then = utc_now() - 365 * DAY
    await db.execute(update(LiveSession).values(updated_at=then, created_at=then))
    await db.commit()
    await run_job()
    assert await traces(db, session["id"]) == []


async def test_a_scheduled_draft_is_kept_until_its_time_and_then_as_is_usual(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    session = await create(presenter)
    path = f"/api/sessions/{session['id']}"
    when = utc_now() + DAY
    body = {"settings": {"scheduled_at": wire_time(when)}}
    shown = (await presenter.patch(path, json=body)).json()
    assert datetime.fromisoformat(shown["delete_at"]) == when + 365 * DAY
    await db.execute(update(LiveSession).values(updated_at=utc_now() - 1000 * DAY))
    await db.commit()
    await run_job()
    assert await traces(db, session["id"])
    then = utc_now() - 365 * DAY
    await db.execute(
        update(LiveSession).values(scheduled_at=then, updated_at=then - DAY, created_at=then - DAY)
    )
    await db.commit()
    await run_job()
    assert await traces(db, session["id"]) == []


@pytest.mark.parametrize("status", ["active", "paused"])
async def test_a_running_session_is_not_deleted(
    presenter: httpx.AsyncClient, db: AsyncSession, status: str
) -> None:
    session = await in_state(presenter, status, retention_days=0)
    assert session["delete_at"] is None
    await db.execute(update(LiveSession).values(updated_at=utc_now() - 1000 * DAY))
    await db.commit()
    await run_job()
    assert await traces(db, session["id"])


async def test_many_rows_go_in_steps_and_the_session_with_the_last(
    presenter: httpx.AsyncClient,
    anyone: httpx.AsyncClient,
    db: AsyncSession,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(repository, "MOST_AT_ONCE", 2)
    session = await active(presenter, chat=True, retention_days=0)
    joined = await join(anyone, session)
    for text in ("하나", "둘", "셋"):
        await send_message(session, joined, text)
    await presenter.post(f"/api/sessions/{session['id']}/end")
    context = app.state.realtime.context
    assert await context.run(service.delete_some_if_due, session["id"])
    assert await traces(db, session["title"])
    told = select(func.min(EventRow.seq)).where(EventRow.session_id == session["id"])
    assert await db.scalar(told) == 3  # those who read meanwhile miss the beginning, no part
    assert await db.scalar(select(func.count()).select_from(Message)) == 1
    await run_job()
    assert await traces(db, session["id"]) == []
    assert not await context.run(service.delete_some_if_due, session["id"])
