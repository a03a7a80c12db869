"""REST routes of files of activities."""

from typing import Annotated
from urllib.parse import quote

from fastapi import Depends, Query, Request, Response

from app.core.config import get_settings
from app.core.locale import Locale, choose_locale
from app.features.activity_files import service, uploads
from app.features.activity_files.exporting import ExportFormat
from app.features.activity_files.importing import Importer
from app.features.activity_files.leases.service import one_import
from app.features.activity_files.limits import ImportLimits
from app.features.activity_files.permissions import MayExport, MayImport
from app.features.activity_files.views import ReadFile
from app.web.deps import Db, Work
from app.web.feature import FileRoute
from app.web.rate_limits import limiter_of, own_limit, take
from app.web.router import Router

router = Router(prefix="/api/sessions/{session_id}/activities", tags=["activities"])
IMPORT = FileRoute(f"{router.prefix}/import", uploads.MOST_BYTES)

FileName = Annotated[str, Query(max_length=uploads.MOST_NAME)]


@router.post("/import", openapi_extra=uploads.BODY, dependencies=[Depends(own_limit)])
async def import_file(
    session_id: str,
    actor: MayImport,
    work: Work,
    request: Request,
    response: Response,
    name: FileName = "",
    dry_run: bool = False,
) -> ReadFile:
    """Store the activities of a quiz file, all or none; with `dry_run` only say what it holds.

    The body is the file, or a form with the file; `name` is the file's, where no form gives it.
    """
    context = request.app.state.realtime.context
    rates = get_settings().limits(ImportLimits).limit_imports
    await take(limiter_of(request), "imports", actor.id, rates)
    await work.db.close()  # no connection is held while the file arrives and is read
    async with one_import(context, actor.id):
        called, raw = await uploads.received(request, name)
        importer: Importer = context.own(Importer)
        file = await importer.read(called, raw, _locale(request))
        if dry_run:
            return file.view([None] * len(file.activities))
        response.status_code = 201
        return await work.run(service.store, actor, session_id, file)


@router.get("/export", response_class=Response)
async def export_activities(
    session_id: str,
    actor: MayExport,
    db: Db,
    request: Request,
    format: ExportFormat = "json",  # noqa: A002 - the query's name
    partial: bool = False,
) -> Response:
    """The activities as a file; `partial` leaves out what the format cannot hold."""
    locale = _locale(request)
    title, file = await service.export(
        db, actor, session_id, format, partial=partial, locale=locale
    )
    named = quote(f"{title}.{file.ending}", safe="")
    disposition = f"attachment; filename=\"activities.{file.ending}\"; filename*=UTF-8''{named}"
    headers = {"Content-Disposition": disposition}
    return Response(file.content, media_type=file.media_type, headers=headers)


def _locale(request: Request) -> Locale:
    header = request.headers.get("accept-language")
    return choose_locale(header, get_settings().default_locale)
