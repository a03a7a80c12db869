"""REST routes of the event log."""

from typing import Annotated

from pydantic import Field

from app.core.field_errors import InvalidRequest
from app.core.paging import PageLimit
from app.features.event_log import service
from app.features.event_log.permissions import MayRead
from app.features.event_log.views import LogPage
from app.web.deps import Db
from app.web.router import Router

router = Router(prefix="/api/sessions", tags=["event log"])

Position = Annotated[int, Field(ge=0, lt=2**63)]


@router.get("/{session_id}/events")
async def events(
    session_id: str,
    actor: MayRead,
    db: Db,
    since: Position | None = None,
    before: Position | None = None,
    limit: PageLimit = 50,
) -> LogPage:
    """The log after `since`, or before `before`; its newest page with neither."""
    if since is not None and before is not None:
        raise InvalidRequest([{"loc": ("query", "before"), "type": "since_or_before"}])
    if since is not None:
        return await service.page_after(db, actor, session_id, since, limit)
    return await service.page_before(db, actor, session_id, before, limit)
