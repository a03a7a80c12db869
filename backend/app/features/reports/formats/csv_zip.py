"""A report as a ZIP of CSV files: one for each table, so that each can be sorted and imported."""

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from app.core.locale import Locale
from app.features.reports import files
from app.features.reports.contents.chat import Message
from app.features.reports.formats.tables import Row, Table, Tables

MEDIA_TYPE, EXTENSION = "application/zip", "zip"


class _Outlet:
    """Takes what a ZIP file writes, in order, until it is sent."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Do nothing: it is sent when it is taken."""

    def take(self) -> bytes:
        """Return what was written since."""
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


async def write(tables: Tables, pages: AsyncIterator[list[Message]] | None) -> AsyncIterator[bytes]:
    """Yield the file, a page of the chat at a time."""
    outlet = _Outlet()
    with ZipFile(outlet, "w", ZIP_DEFLATED) as file:  # type: ignore[call-overload]
        for number, table in enumerate(tables.all, 1):
            with _entry(file, number, table) as entry:
                entry.write(encoded(table.rows, tables.locale))
            yield outlet.take()
        if pages is not None:
            head = tables.chat_head
            with _entry(file, len(tables.all) + 1, head) as entry:
                entry.write(encoded(head.rows, tables.locale))
                async for page in pages:
                    entry.write(encoded(tables.chat_rows(page), tables.locale))
                    yield outlet.take()
    yield outlet.take()


def _entry(file: ZipFile, number: int, table: Table) -> Any:
    entry = file.open(f"{number} {table.name}.csv", "w", force_zip64=True)
    entry.write(files.MARK.encode())
    return entry


def encoded(rows: Iterable[Row], locale: Locale) -> bytes:
    """Return rows as lines of CSV."""
    return "".join(_lines(rows, locale)).encode()


def _lines(rows: Iterable[Row], locale: Locale) -> Iterator[str]:
    for row in rows:
        yield files.line([_text(value) for value in row], locale)


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return "" if value is None else str(value)
