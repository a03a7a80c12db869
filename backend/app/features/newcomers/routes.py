"""REST routes about newcomers."""

from fastapi import Request

from app.features.newcomers import service
from app.features.newcomers.commands import AdmitNewcomers
from app.features.newcomers.permissions import MayModerate
from app.features.newcomers.waiting_list import waiting_list
from app.web.deps import Db
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/newcomers", tags=["newcomers"])


@router.post("/admit", status_code=204)
async def admit(
    session_id: str, command: AdmitNewcomers, actor: MayModerate, db: Db, request: Request
) -> None:
    """Let waiting newcomers in who typed the session's code."""
    waiting = waiting_list(request.app.state.realtime.context)
    await service.admit(db, waiting, actor, session_id, command.ids)
