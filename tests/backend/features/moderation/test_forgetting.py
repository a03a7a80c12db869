"""The text of a deleted message is let go of once nobody can bring it back."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.features.messages import service as messages
from app.features.messages.commands import SendMessage
from app.features.messages.jobs import forget_deleted
from app.main import app
from app.storage.models import Message
from fixtures.live_sessions import active


@pytest.mark.parametrize(("seconds", "text", "answer"), [(55, "oh", 204), (65, "", 410)])
async def test_after_a_minute_a_deletion_is_for_good(
    presenter: httpx.AsyncClient, db: AsyncSession, seconds: int, text: str, answer: int
) -> None:
    session = (await active(presenter, chat=True))["id"]
    context = app.state.realtime.context
    said = [(Actor("a" * 32, "participant", "A"), SendMessage(message="oh"))]
    (ack,) = await context.run(messages.send_new, session, said)
    path = f"/api/sessions/{session}/messages/{ack.id}"
    assert (await presenter.delete(path)).status_code == 204
    await db.execute(update(Message).values(deleted_at=utc_now() - timedelta(seconds=seconds)))
    await db.commit()
    await forget_deleted(context)
    assert await db.scalar(select(Message.message)) == text
    assert (await presenter.post(f"{path}/restore")).status_code == answer
