"""Storing who is connected, so that their nicknames stay reserved."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.participants import jobs
from app.main import app
from app.storage.models import Participant
from fixtures.live_sessions import active, join
from fixtures.rooms import SESSION, RoomHarness


async def test_whoever_has_a_socket_is_touched_however_many_they_are_and_nobody_else(
    presenter: httpx.AsyncClient,
    db: AsyncSession,
    harness: RoomHarness,
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(jobs, "_AT_ONCE", 2)
    session = await active(presenter)
    ids = [(await join(presenter, session, f"{n}"))["participant"]["id"] for n in range(6)]
    here, gone, away = ids[:4], ids[4], ids[5]
    long_ago = utc_now() - timedelta(hours=1)
    await db.execute(update(Participant).values(last_seen_at=long_ago))
    await db.commit()
    with harness.rooms.keep_open(SESSION) as room:
        for participant_id in (*here, gone):
            member = await harness.enter(room, participant_id, 0)
        await room.remove_member(member)
        await jobs.touch_participants(replace(app.state.realtime.context, rooms=harness.rooms))
    stored = await db.execute(select(Participant.id, Participant.last_seen_at))
    seen = dict(stored.all())
    assert {one for one in ids if seen[one] > long_ago} == {*here}
    assert {gone, away} <= {one for one in ids if seen[one] == long_ago}
