"""REST routes of live sessions."""

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Query, Request, Response

from app.core.permissions import anybody
from app.core.qr import qr_picture
from app.core.waiting import Waits
from app.features.live_sessions import queries, service
from app.features.live_sessions.commands import (
    CarryPasscode,
    CreateLiveSession,
    EditLiveSession,
    Pause,
    ReplaceCode,
)
from app.features.live_sessions.options import ChangeFeatures
from app.features.live_sessions.permissions import MayCreate, MayOwn, MayRun, MayWatch
from app.features.live_sessions.serializers import RequestLinks, ShowSession
from app.features.live_sessions.views import Beginning, JoinLink, LinkedSession, LiveSessionView
from app.web.deps import Db, Work
from app.web.router import Router

router = Router(prefix="/api/sessions", tags=["live sessions"])

# Other people's pages may show the picture, and no more than that.
ANYWHERE = {"cross-origin-resource-policy": "cross-origin"}


async def pictured(
    session_id: str, db: Db, k: Annotated[str, Query(max_length=100)] = ""
) -> LinkedSession:
    """Dependency: the session for a QR code of its link, if the caller may see it."""
    return LinkedSession.model_validate(await queries.pictured(db, session_id, k))


Pictured = Annotated[LinkedSession, Depends(pictured)]


@router.post("", status_code=201)
async def create(
    command: CreateLiveSession, actor: MayCreate, work: Work, show: ShowSession
) -> LiveSessionView:
    """Create a draft."""
    return await show(await work.run(service.create, actor, command))


@router.get("/{session_id}/beginning", dependencies=[Depends(anybody)])
async def beginning(session_id: str, request: Request) -> Beginning:
    """Answer when the session begins, is gone or gets another time, or after 10 seconds."""
    realtime = request.app.state.realtime

    async def look(_: str) -> tuple[datetime | None] | None:
        async with realtime.context.open_db() as db:
            status, planned = await queries.start(db, session_id)
        return (planned,) if status == "draft" and not realtime.is_draining else None

    await realtime.context.own(Waits).until_news(session_id, look)
    async with realtime.context.open_db() as db:
        return await queries.beginning(db, session_id)


@router.get("/{session_id}")
async def one_of_mine(
    session_id: str, actor: MayWatch, db: Db, show: ShowSession
) -> LiveSessionView:
    """One of my sessions."""
    return await show(await service.show(db, actor, session_id))


@router.patch("/{session_id}")
async def edit(
    session_id: str, command: EditLiveSession, actor: MayRun, work: Work, show: ShowSession
) -> LiveSessionView:
    """Change title, description or settings."""
    return await show(await work.run(service.edit, actor, session_id, command))


@router.delete("/{session_id}", status_code=204)
async def delete(session_id: str, actor: MayOwn, work: Work) -> None:
    """Delete one of my sessions with all its messages."""
    await work.run(service.delete, actor, session_id)


@router.post("/{session_id}/activate")
async def activate(
    session_id: str, actor: MayRun, work: Work, show: ShowSession
) -> LiveSessionView:
    """Start a draft, or resume after a pause."""
    return await show(await work.run(service.move, actor, session_id, "active"))


@router.post("/{session_id}/pause")
async def pause(
    session_id: str, actor: MayRun, work: Work, show: ShowSession, command: Pause | None = None
) -> LiveSessionView:
    """Pause: participants cannot write, hosts can; a note may say why."""
    return await show(await work.run(service.move, actor, session_id, "paused", command))


@router.post("/{session_id}/end")
async def end(session_id: str, actor: MayRun, work: Work, show: ShowSession) -> LiveSessionView:
    """End a session for good."""
    return await show(await work.run(service.move, actor, session_id, "ended"))


@router.patch("/{session_id}/features")
async def change_features(
    session_id: str, command: ChangeFeatures, actor: MayRun, work: Work, show: ShowSession
) -> LiveSessionView:
    """Turn chat or reactions on or off."""
    return await show(await work.run(service.change_features, actor, session_id, command))


@router.post("/{session_id}/code")
async def replace_code(
    session_id: str, command: ReplaceCode, actor: MayRun, work: Work, show: ShowSession
) -> LiveSessionView:
    """Replace the session's join code; the old one stops working."""
    return await show(await work.run(service.replace_code, actor, session_id, command))


@router.post("/{session_id}/join-link")
async def join_link(
    session_id: str, command: CarryPasscode, actor: MayRun, db: Db, links: RequestLinks
) -> JoinLink:
    """A join link with the passcode, and QR codes of it."""
    session = await service.with_passcode(db, actor, session_id, command.passcode)
    return links.with_passcode(session, command.passcode)


@router.get("/{session_id}/qr.svg", response_class=Response, dependencies=[Depends(anybody)])
async def qr_svg(session: Pictured, links: RequestLinks) -> Response:
    """The QR code of the join link; public, unless the code was replaced since the start."""
    picture = qr_picture(links.join(session), "svg")
    return Response(picture, media_type="image/svg+xml", headers=ANYWHERE)


@router.get("/{session_id}/qr.png", response_class=Response, dependencies=[Depends(anybody)])
async def qr_png(session: Pictured, links: RequestLinks) -> Response:
    """The QR code of the join link as PNG, for saving."""
    picture = qr_picture(links.join(session), "png")
    return Response(picture, media_type="image/png", headers=ANYWHERE)
