"""REST routes of reports."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import StreamingResponse

from app.core.config import get_settings
from app.core.locale import Locale, choose_locale
from app.features.reports import files, service
from app.features.reports.permissions import MayWatch
from app.features.reports.views import Summary
from app.web.deps import Db
from app.web.router import Router

router = Router(prefix="/api/sessions", tags=["reports"])

# What clocks show more than UTC where the reader is.
Offset = Annotated[int, Query(ge=-14 * 60, le=14 * 60)]


@router.get("/{session_id}/summary")
async def summary(session_id: str, _actor: MayWatch, db: Db, request: Request) -> Summary:
    """Statistics of my session, so far if it is running."""
    counts = await request.app.state.realtime.rooms.counts([session_id])
    return await service.summary(db, session_id, counts[session_id])


@router.get("/{session_id}/chat.csv", response_class=StreamingResponse)
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


@router.get("/{session_id}/chat.txt", response_class=StreamingResponse)
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


def _locale(request: Request) -> Locale:
    header = request.headers.get("accept-language")
    return choose_locale(header, get_settings().default_locale)
