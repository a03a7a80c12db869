"""REST routes of rehearsals; the features' manifests say what is copied."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Depends, Request

from app.core.locale import Locale
from app.features.rehearsals import service
from app.features.rehearsals.commands import StartRehearsal
from app.features.rehearsals.limits import RehearsalLimits
from app.features.rehearsals.permissions import MayRehearse
from app.features.rehearsals.views import RehearsalView, RunningRehearsal
from app.storage.reuse import Reuse
from app.web.deps import Db, Work
from app.web.errors import request_locale
from app.web.rate_limits import AddressLimit
from app.web.router import Router

starts = AddressLimit(
    "rehearsals", lambda settings: settings.limits(RehearsalLimits).limit_rehearsals
)


async def language(request: Request) -> Locale:
    """Dependency: the language of the request."""
    return request_locale(request)


def router_of(copies: Sequence[Reuse]) -> Router:
    """Return the routes; a rehearsal has all these copies."""
    router = Router(prefix="/api/sessions/{session_id}/rehearsal", tags=["live sessions"])

    @router.post("", status_code=201, dependencies=[Depends(starts)])
    async def start(
        session_id: str,
        command: StartRehearsal,
        actor: MayRehearse,
        work: Work,
        locale: Annotated[Locale, Depends(language)],
    ) -> RehearsalView:
        """Rehearse a draft in a copy of it with a simulated audience, in the request's language."""
        return await work.run(service.start, copies, actor, session_id, command, locale)

    @router.get("")
    async def running(session_id: str, actor: MayRehearse, db: Db) -> RunningRehearsal:
        """The rehearsal of this session, or the one that this copy is for."""
        return await service.running(db, actor, session_id)

    @router.delete("", status_code=204)
    async def stop(session_id: str, actor: MayRehearse, work: Work) -> None:
        """End the rehearsal: the copy is deleted, with everything that was said in it."""
        await work.run(service.stop, actor, session_id)

    return router
