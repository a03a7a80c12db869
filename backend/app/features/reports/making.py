"""Making a report: its file piece by piece, and how far that has got."""

from collections.abc import AsyncGenerator, AsyncIterator
from time import monotonic
from typing import Any

from app.core.locale import Locale, known_locale
from app.features.reports import files
from app.features.reports.commands import ReportFormat
from app.features.reports.contents import chat
from app.features.reports.contents.reading import Contents, read
from app.features.reports.formats import csv_zip, document, page, workbook
from app.features.reports.formats.tables import Tables
from app.features.reports.links import service as links
from app.realtime.context import WorkerContext
from app.storage.models import ReportLink

FORMATS: dict[ReportFormat, Any] = {
    "html": page,
    "json": document,
    "csv": csv_zip,
    "xlsx": workbook,
}
_PROGRESS_EVERY = 0.5  # seconds


class Report:
    """A report that somebody has asked for by a link."""

    def __init__(self, context: WorkerContext, link: ReportLink, contents: Contents) -> None:
        self._context, self._link, self._contents = context, link, contents
        self._format = FORMATS[link.format]  # type: ignore[index]
        self._locale: Locale = known_locale(link.locale) or "ko"
        self._done, self._noted_at = 0, monotonic()
        self._total = contents.messages if link.chat else 0

    @property
    def headers(self) -> dict[str, str]:
        """It is always saved, and should it be shown, runs nothing and loads nothing."""
        title, extension = self._contents.data["title"], self._format.EXTENSION
        return {
            "Content-Disposition": files.disposition(title, extension, self._locale, "report"),
            "Content-Security-Policy": f"{page.POLICY}; frame-ancestors 'none'; sandbox",
        }

    @property
    def media_type(self) -> str:
        return str(self._format.MEDIA_TYPE)

    async def parts(self) -> AsyncGenerator[bytes, None]:
        """Yield the file; whoever asks for the progress is told of it."""
        tables = Tables(self._contents, self._locale, files.zone_of(self._link.utc_offset))
        await self._note(ended=False)
        async for part in self._format.write(tables, self._chat() if self._link.chat else None):
            yield part
        await self._note(ended=True)

    async def _chat(self) -> AsyncIterator[list[chat.Message]]:
        async for found in chat.pages(self._context, self._link.session_id, self._contents):
            yield found
            self._done += len(found)
            if monotonic() - self._noted_at > _PROGRESS_EVERY:
                await self._note(ended=False)

    async def _note(self, *, ended: bool) -> None:
        self._noted_at = monotonic()
        await self._context.run(links.note, self._link.id, self._done, self._total, ended=ended)


async def media_type_of(context: WorkerContext, secret: str) -> str:
    """Return the type of a link's report without using the link; raises ReportLinkOver."""
    async with context.open_db() as db:
        link = await links.find(db, secret)
    return str(FORMATS[link.format].MEDIA_TYPE)  # type: ignore[index]


async def make(context: WorkerContext, secret: str) -> Report:
    """Use a link, which is over then, and read what its report says.

    Raises:
        ReportLinkOver: it is expired, used, or none.
        SessionNotFound: the session was deleted meanwhile.
    """
    link = await context.run(links.use, secret)
    counts = await context.rooms.counts([link.session_id])
    async with context.open_db() as db:
        contents = await read(
            db, link.session_id, counts[link.session_id], link.locale, anonymous=link.anonymous
        )
    return Report(context, link, contents)
