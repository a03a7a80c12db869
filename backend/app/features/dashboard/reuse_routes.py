"""The REST route by which a session is used again; the features' manifests say what is copied."""

from collections.abc import Sequence

from app.features.dashboard import reusing
from app.features.dashboard.permissions import MayOwn
from app.features.live_sessions.serializers import ShowSession
from app.features.live_sessions.views import LiveSessionView
from app.storage.reuse import Reuse
from app.web.deps import Work
from app.web.router import Router


def router_of(copies: Sequence[Reuse]) -> Router:
    """Return the route, which makes all these copies."""
    router = Router(prefix="/api/sessions", tags=["live sessions"])

    @router.post("/{session_id}/duplicate", status_code=201)
    async def duplicate(
        session_id: str, actor: MayOwn, work: Work, show: ShowSession
    ) -> LiveSessionView:
        """Create a draft with the settings and activities of this session."""
        return await show(await work.run(reusing.duplicate, copies, actor, session_id))

    return router
