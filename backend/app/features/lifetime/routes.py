"""REST routes of sessions that ended by themselves."""

from app.features.lifetime import service
from app.features.lifetime.permissions import MayOwn
from app.features.live_sessions.serializers import ShowSession
from app.features.live_sessions.views import LiveSessionView
from app.web.deps import Work
from app.web.router import Router

router = Router(prefix="/api/sessions", tags=["live sessions"])


@router.post("/{session_id}/reopen")
async def reopen(session_id: str, actor: MayOwn, work: Work, show: ShowSession) -> LiveSessionView:
    """Undo, within 24 hours, an end that came by itself."""
    return await show(await work.run(service.reopen, actor, session_id))
