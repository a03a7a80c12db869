"""REST routes of the stage; the features' manifests say what it can show."""

from collections.abc import Mapping

from fastapi import Depends, Request

from app.features.stage import service
from app.features.stage.commands import ShowOnStage
from app.features.stage.limits import MOVES
from app.features.stage.permissions import MayMove
from app.features.stage.views import Stage
from app.storage.showable import Showable
from app.web.deps import Work
from app.web.rate_limits import count_sender, limiter_of, own_limit
from app.web.router import Router


def router_of(showables: Mapping[str, Showable]) -> Router:
    """Return the route by which hosts show one of these, by its name on the stage."""
    router = Router(prefix="/api/sessions/{session_id}", tags=["stage"])

    @router.put("/stage", dependencies=[Depends(own_limit)])
    async def show(
        session_id: str, command: ShowOnStage, actor: MayMove, work: Work, request: Request
    ) -> Stage:
        """Show something on the screen and on phones."""
        await count_sender(limiter_of(request), MOVES, actor)
        return await work.run(service.show, showables, actor, session_id, command)

    return router
