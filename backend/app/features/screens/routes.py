"""REST routes of the tokens of screens."""

from app.features.live_sessions.serializers import RequestLinks, ShowSession
from app.features.screens import service
from app.features.screens.permissions import MayManage, MayShow
from app.features.screens.serializers import on_screen
from app.features.screens.views import ScreenLink, ScreenView
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/screen", tags=["screens"])


@router.post("", status_code=201)
async def let_in(session_id: str, actor: MayManage, work: Work, links: RequestLinks) -> ScreenLink:
    """Make a token with which screens show this session until it is revoked."""
    token = await work.run(service.create, actor, session_id)
    return ScreenLink(token=token, link=links.screen(session_id, token))


@router.get("")
async def shown(session_id: str, _: MayShow, db: Db, show: ShowSession) -> ScreenView:
    """The session as its screens show it."""
    return await on_screen(show, *await service.shown(db, session_id))


@router.delete("", status_code=204)
async def revoke(session_id: str, actor: MayManage, work: Work) -> None:
    """Revoke all tokens of this session's screens."""
    await work.run(service.revoke, actor, session_id)
