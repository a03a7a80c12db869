"""REST routes of reports."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.responses import StreamingResponse

from app.core.config import get_settings
from app.core.locale import Locale, choose_locale
from app.core.permissions import anybody
from app.features.live_sessions.serializers import links_of
from app.features.reports import files, making, service
from app.features.reports.commands import MakeReport
from app.features.reports.limits import ReportLimits
from app.features.reports.links import service as report_links
from app.features.reports.permissions import MayMakeReport, MayWatch
from app.features.reports.views import NewReport, ReportProgress, Summary
from app.web.deps import Db, Work
from app.web.head_requests import is_head
from app.web.rate_limits import AddressLimit
from app.web.router import Router

router = Router(prefix="/api", tags=["reports"])

# What clocks show more than UTC where the reader is.
Offset = Annotated[int, Query(ge=-14 * 60, le=14 * 60)]
reports = AddressLimit("reports", lambda settings: settings.limits(ReportLimits).limit_reports)


@router.get("/sessions/{session_id}/summary")
async def summary(session_id: str, _actor: MayWatch, db: Db, request: Request) -> Summary:
    """Statistics of my session, so far if it is running."""
    counts = await request.app.state.realtime.rooms.counts([session_id])
    return await service.summary(db, session_id, counts[session_id])


@router.get("/sessions/{session_id}/chat.csv", response_class=StreamingResponse)
async def chat_csv(
    session_id: str, _actor: MayWatch, db: Db, request: Request, utc_offset: Offset = 0
) -> StreamingResponse:
    """The chat of my session for spreadsheets; times in a zone `utc_offset` minutes off."""
    locale, zone = _locale(request), files.zone_of(utc_offset)

    async def lines() -> AsyncIterator[str]:
        yield files.csv_head(locale)
        async for row in service.chat(db, session_id):
            yield files.csv_line(row, zone, locale)

    title = await service.title(db, session_id)
    header = {"Content-Disposition": files.disposition(title, "csv", locale)}
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=header)


@router.get("/sessions/{session_id}/chat.txt", response_class=StreamingResponse)
async def chat_text(
    session_id: str, _actor: MayWatch, db: Db, request: Request, utc_offset: Offset = 0
) -> StreamingResponse:
    """The chat of my session as text; times in a zone `utc_offset` minutes off."""
    zone = files.zone_of(utc_offset)

    async def lines() -> AsyncIterator[str]:
        async for row in service.chat(db, session_id):
            yield files.text_line(row, zone)

    title = await service.title(db, session_id)
    header = {"Content-Disposition": files.disposition(title, "txt", _locale(request))}
    return StreamingResponse(lines(), media_type="text/plain; charset=utf-8", headers=header)


@router.post("/sessions/{session_id}/report", status_code=201, dependencies=[Depends(reports)])
async def make_report(
    session_id: str,
    command: MakeReport,
    actor: MayMakeReport,
    work: Work,
    request: Request,
) -> NewReport:
    """A link to a report of my session, which is good once within a minute."""
    locale = _locale(request)
    secret, link = await work.run(report_links.create, actor, session_id, command, locale)
    address = f"{links_of(request).base}/api/reports/{secret}"
    return NewReport(id=link.id, link=address, expires_at=link.expires_at)


@router.get("/sessions/{session_id}/report/{report_id}")
async def report_progress(
    session_id: str, report_id: str, _actor: MayMakeReport, db: Db
) -> ReportProgress:
    """How much of a report is written, since its link is used."""
    return await report_links.progress(db, session_id, report_id)


@router.get("/reports/{secret}", response_class=StreamingResponse, dependencies=[Depends(anybody)])
async def report(secret: str, request: Request) -> StreamingResponse:
    """The report of a link, which is good no longer; HEAD leaves it good."""
    context = request.app.state.realtime.context
    if is_head(request):
        media_type = await making.media_type_of(context, secret)
        return StreamingResponse(iter(()), media_type=media_type)
    made = await making.make(context, secret)
    return StreamingResponse(made.parts(), media_type=made.media_type, headers=made.headers)


def _locale(request: Request) -> Locale:
    header = request.headers.get("accept-language")
    return choose_locale(header, get_settings().default_locale)
