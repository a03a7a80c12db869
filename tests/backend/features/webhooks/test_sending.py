"""What is sent, how it is signed, and what becomes of what nobody took."""

import socket
from collections import Counter
from datetime import timedelta
from typing import Any

import httpx
import pytest
from aiohttp import web
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncSession
from standardwebhooks import WebhookVerificationError

from app.core.clock import utc_now
from app.features.webhooks import collecting
from app.features.webhooks.measures import MEASURES
from app.features.webhooks.posting import MOST_BYTES
from app.features.webhooks.sending import PAUSES, send_due
from app.main import app
from app.registry import FEATURES
from app.storage.models import EventRow, WebhookDelivery
from features.webhooks.test_webhooks import create
from fixtures.ports import HOST
from fixtures.receiver import Receiver
from fixtures.settings import Configure

KNOWN = [event for feature in FEATURES for event in feature.webhook_events]
DAY = timedelta(days=1)


async def round_of(webhook: dict[str, Any]) -> None:
    """Collect and send, as the worker with the lease does every second."""
    context = app.state.realtime.context
    while await context.run(collecting.collect, KNOWN):
        pass
    await send_due(context, webhook["id"])


def counted() -> Counter[str]:
    """The attempts as the metrics tell them."""
    [measure] = [one for one in MEASURES if one.name == "webhook_attempts"]
    read = measure.read(app.state.realtime.context)
    assert read.keys() == {"delivered", "failed", "dead"}
    return Counter({fate: int(number) for fate, number in read.items()})


async def last(presenter: httpx.AsyncClient) -> dict[str, Any]:
    """The last delivery of the only webhook."""
    [webhook] = (await presenter.get("/api/webhooks")).json()
    delivery: dict[str, Any] = webhook["deliveries"][0]
    return delivery


async def tested(presenter: httpx.AsyncClient, webhook: dict[str, Any]) -> dict[str, Any]:
    """What became of a test."""
    await presenter.post(f"/api/webhooks/{webhook['id']}/test")
    await round_of(webhook)
    return await last(presenter)


async def test_a_session_is_told_of_when_it_starts_and_when_it_ends(
    presenter: httpx.AsyncClient, receiver: Receiver, webhook: dict[str, Any]
) -> None:
    session = (await presenter.post("/api/sessions", json={"title": "제목"})).json()
    path = f"/api/sessions/{session['id']}"
    await presenter.patch(path, json={"title": "새 제목"})
    await round_of(webhook)
    assert receiver.received == []
    for step in ("activate", "pause", "activate", "end"):
        assert (await presenter.post(f"{path}/{step}")).status_code == 200
        await round_of(webhook)
    told = [one.verified(webhook["secret"]) for one in receiver.received]
    assert [one["type"] for one in told] == ["session.started", "session.ended"]
    assert told[0]["data"]["session_id"] == session["id"]
    assert (told[0]["data"]["title"], told[1]["data"]["status"]) == ("새 제목", "ended")
    await round_of(webhook)
    assert len(receiver.received) == 2


async def test_what_happened_before_is_not_told(
    presenter: httpx.AsyncClient, receiver: Receiver, db: AsyncSession
) -> None:
    session = (await presenter.post("/api/sessions", json={"title": "제목"})).json()
    await presenter.post(f"/api/sessions/{session['id']}/activate")
    # Surely before: times have milliseconds.
    await db.execute(update(EventRow).values(at=utc_now() - timedelta(seconds=1)))
    await db.commit()
    events = ["session.started", "session.ended"]
    webhook = await create(presenter, url=receiver.place, events=events)
    await round_of(webhook)
    await presenter.post(f"/api/sessions/{session['id']}/end")
    await round_of(webhook)
    told = [one.verified(webhook["secret"])["type"] for one in receiver.received]
    assert told == ["session.ended"]


async def test_nobody_else_can_sign(
    presenter: httpx.AsyncClient, receiver: Receiver, webhook: dict[str, Any]
) -> None:
    await tested(presenter, webhook)
    other = await create(presenter)
    [one] = receiver.received
    assert one.verified(webhook["secret"])["type"] == "webhook.test"
    with pytest.raises(WebhookVerificationError):
        one.verified(other["secret"])


@pytest.mark.parametrize("status", [199 + 1, 204, 302, 404, 500])
async def test_only_success_is_success_and_no_redirect_is_followed(
    presenter: httpx.AsyncClient, receiver: Receiver, webhook: dict[str, Any], status: int
) -> None:
    receiver.answer = lambda: web.Response(status=status, headers={"location": receiver.place})
    delivery = await tested(presenter, webhook)
    assert (delivery["status"], delivery["attempts"]) == (status, 1)
    assert delivery["state"] == ("delivered" if status < 300 else "waiting")
    assert len(receiver.received) == 1


async def test_what_failed_is_sent_again_for_a_day_under_one_id_and_then_given_up(
    presenter: httpx.AsyncClient, receiver: Receiver, webhook: dict[str, Any], db: AsyncSession
) -> None:
    receiver.answer = lambda: web.Response(status=503)
    delivery = await tested(presenter, webhook)
    for _ in PAUSES:
        assert delivery["state"] == "waiting"
        assert delivery["due_at"] > delivery["tried_at"]
        await db.execute(update(WebhookDelivery).values(due_at=utc_now()))
        await db.commit()
        await round_of(webhook)
        delivery = await last(presenter)
    assert (delivery["state"], delivery["attempts"]) == ("dead", len(PAUSES) + 1)
    assert len({one.id for one in receiver.received}) == 1
    assert sorted(PAUSES) == PAUSES
    assert DAY <= sum(PAUSES, timedelta()) < DAY + timedelta(hours=1)

    path = f"/api/webhooks/{webhook['id']}"
    assert (await presenter.get("/api/webhooks")).json()[0]["dead"] == 1
    [dead] = (await presenter.get(f"{path}/deliveries?state=dead")).json()
    receiver.answer = lambda: web.Response(status=200)
    assert (await presenter.post(f"{path}/deliveries/{dead['id']}/retry")).status_code == 202
    await round_of(webhook)
    assert (await last(presenter))["state"] == "delivered"
    assert len({one.id for one in receiver.received}) == 1


async def test_attempts_are_counted_by_what_became_of_them(
    presenter: httpx.AsyncClient, receiver: Receiver, webhook: dict[str, Any], db: AsyncSession
) -> None:
    before = counted()
    await tested(presenter, webhook)
    receiver.answer = lambda: web.Response(status=500)
    failed = await tested(presenter, webhook)
    assert counted() - before == {"delivered": 1, "failed": 1}
    last_one = update(WebhookDelivery).where(WebhookDelivery.id == failed["id"])
    await db.execute(last_one.values(attempts=len(PAUSES), due_at=utc_now()))
    await db.commit()
    await round_of(webhook)
    assert counted() - before == {"delivered": 1, "failed": 1, "dead": 1}


async def test_a_long_answer_is_read_in_part(
    presenter: httpx.AsyncClient, receiver: Receiver, webhook: dict[str, Any]
) -> None:
    receiver.answer = lambda: web.Response(status=200, body=b"x" * (MOST_BYTES * 200))
    assert (await tested(presenter, webhook))["state"] == "delivered"


async def test_who_does_not_answer_is_waited_for_and_left(
    presenter: httpx.AsyncClient, configure: Configure, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.features.webhooks.posting.SECONDS", 0.2)
    with socket.create_server((HOST, 0)) as silent:
        place = f"http://{HOST}:{silent.getsockname()[1]}"
        configure(webhook_hosts=place)
        delivery = await tested(presenter, await create(presenter, url=place))
    assert (delivery["problem"], delivery["status"]) == ("timeout", None)
    delivery = await tested(presenter, (await presenter.get("/api/webhooks")).json()[0])
    assert delivery["problem"] == "unreachable"


async def test_no_proxy_of_the_environment_is_used(
    presenter: httpx.AsyncClient,
    receiver: Receiver,
    webhook: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, f"http://{HOST}:9")
    assert (await tested(presenter, webhook))["state"] == "delivered"
    [one] = receiver.received
    assert one.headers["host"] == receiver.place.removeprefix("http://")


async def test_a_webhook_whose_secret_no_key_opens_says_so(
    presenter: httpx.AsyncClient,
    receiver: Receiver,
    webhook: dict[str, Any],
    db: AsyncSession,
) -> None:
    await db.execute(text("UPDATE webhooks SET secret = 'sealed under another key'"))
    await db.commit()
    assert (await tested(presenter, webhook))["problem"] == "secret_lost"
    assert receiver.received == []


async def test_deleted_sessions_leave_nothing_to_send(
    presenter: httpx.AsyncClient, receiver: Receiver, webhook: dict[str, Any], db: AsyncSession
) -> None:
    session = (await presenter.post("/api/sessions", json={"title": "제목"})).json()
    await presenter.post(f"/api/sessions/{session['id']}/activate")
    await app.state.realtime.context.run(collecting.collect, KNOWN)
    assert (await presenter.delete(f"/api/sessions/{session['id']}")).status_code == 204
    for table in ("webhook_deliveries", "webhook_cursors"):
        assert (await db.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one() == 0
    await send_due(app.state.realtime.context, webhook["id"])
    assert receiver.received == []


def test_every_event_that_can_be_asked_for_is_told() -> None:
    assert {event.name for event in KNOWN} == {
        "session.started",
        "session.ended",
        "message.sent",
        "question.asked",
        "question.answered",
        "activity.closed",
        "report.ready",
    }
