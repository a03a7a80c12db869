"""REST routes of the replay."""

from typing import Annotated

from fastapi import Request
from pydantic import Field

from app.features.event_log.views import LogPage
from app.features.replay import service
from app.features.replay.limits import PAGES
from app.features.replay.permissions import MayReplay
from app.features.replay.views import Replay
from app.web.deps import Db
from app.web.rate_limits import count_sender, limiter_of
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/replay", tags=["replay"])

Position = Annotated[int, Field(ge=0, lt=2**63)]


@router.get("")
async def replay(session_id: str, _actor: MayReplay, db: Db) -> Replay:
    """How many people were there when, and votes: the log of an ended session tells the rest."""
    return await service.replay(db, session_id)


@router.get("/events")
async def replayed_events(
    session_id: str, actor: MayReplay, db: Db, request: Request, since: Position = 0
) -> LogPage:
    """1,000 events of an ended session after `since`, as everybody saw them."""
    await count_sender(limiter_of(request), PAGES, actor)
    return await service.page(db, session_id, since)
