"""What a presenter sends again while an attempt is under way."""

import asyncio
from typing import Any

import httpx
import pytest
from aiohttp import web
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.webhooks.sending import PAUSES, send_due
from app.main import app
from app.storage.models import WebhookDelivery
from features.webhooks.test_sending import DAY, last
from fixtures.receiver import Receiver
from fixtures.waiting import until


@pytest.mark.parametrize("status", [204, 503])
async def test_what_is_to_be_sent_again_is_whatever_becomes_of_the_attempt_under_way(
    presenter: httpx.AsyncClient,
    receiver: Receiver,
    webhook: dict[str, Any],
    db: AsyncSession,
    status: int,
) -> None:
    path = f"/api/webhooks/{webhook['id']}"
    made = (await presenter.post(f"{path}/test")).json()
    waited = utc_now() - DAY  # for the last of all attempts
    await db.execute(update(WebhookDelivery).values(attempts=len(PAUSES), due_at=waited))
    await db.commit()
    receiver.gate.clear()
    receiver.answer = lambda: web.Response(status=status)
    sending = asyncio.create_task(send_due(app.state.realtime.context, webhook["id"]))
    await until(lambda: len(receiver.received) == 1)
    assert (await presenter.post(f"{path}/deliveries/{made['id']}/retry")).status_code == 202
    receiver.gate.set()
    await sending
    told = await last(presenter)
    assert [one.id for one in receiver.received] == [made["id"]] * 2
    assert (told["attempts"], told["status"]) == (1, status)
    assert told["state"] == ("delivered" if status == 204 else "waiting")
