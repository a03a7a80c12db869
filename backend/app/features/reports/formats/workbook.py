"""A report as XLSX: every text stays a text, numbers and times are numbers and times.

Source: https://xlsxwriter.readthedocs.io/working_with_memory.html
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from datetime import datetime
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

from xlsxwriter import Workbook

from app.core.locale import Locale
from app.features.reports import files
from app.features.reports.contents.chat import Message
from app.features.reports.formats.tables import Row, Table, Tables

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXTENSION = "xlsx"
MOST_ROWS = 1_048_576  # of a sheet
_PART = 64 * 1024
_OPTIONS = {
    "constant_memory": True,  # rows go to the disk as they come
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd hh:mm:ss",
    "remove_timezone": True,
}


class _Sheets:
    """The workbook while it is written; rows beyond a sheet's last begin another sheet."""

    def __init__(self, file: IO[bytes], folder: str, locale: Locale) -> None:
        self._book = Workbook(file, {**_OPTIONS, "tmpdir": folder})
        self._bold = self._book.add_format({"bold": True})
        self._locale = locale

    def start(self, table: Table) -> None:
        """Begin a table with the names of its columns."""
        self._table, self._number = table, 0
        self._sheet()
        self.add(table.rows[1:])

    def add(self, rows: Sequence[Row]) -> None:
        """Add rows to the present table."""
        for row in rows:
            if self._row == MOST_ROWS:
                self._sheet()
            self._write(row)

    def close(self) -> None:
        """Write the file."""
        self._book.close()

    def abandon(self) -> None:
        """Let go of the file that nobody wants any more."""
        for sheet in self._book.worksheets():
            with suppress(Exception):
                sheet.row_data_fh.close()
        self._book.fileclosed = 1  # or its end warns

    def _sheet(self) -> None:
        self._number += 1
        number = f" {self._number}" if self._number > 1 else ""
        self._page = self._book.add_worksheet(f"{self._table.title}{number}")
        self._page.set_column(0, len(self._table.rows[0]) - 1, 20)
        self._page.freeze_panes(1, 0)
        self._row = 0
        self._write(self._table.rows[0], self._bold)

    def _write(self, row: Row, form: Any = None) -> None:
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, str):
                text = files.cut(files.readable(value), self._locale)
                self._page.write_string(self._row, column, text, form)
            elif isinstance(value, datetime):
                self._page.write_datetime(self._row, column, value)
            else:
                self._page.write_number(self._row, column, value)
        self._row += 1


async def write(tables: Tables, pages: AsyncIterator[list[Message]] | None) -> AsyncIterator[bytes]:
    """Yield the file once its rows are there: its directory needs their sizes.

    A thread writes, so that this worker's others wait for a few milliseconds at most.
    """
    with TemporaryDirectory() as folder, TemporaryFile() as file:
        sheets = _Sheets(file, folder, tables.locale)
        try:
            await asyncio.to_thread(_start_all, sheets, tables)
            if pages is not None:
                await asyncio.to_thread(sheets.start, tables.chat_head)
                async for page in pages:
                    await asyncio.to_thread(sheets.add, tables.chat_rows(page))
            await asyncio.to_thread(sheets.close)
        finally:
            sheets.abandon()
        file.seek(0)
        while part := await asyncio.to_thread(file.read, _PART):
            yield part


def _start_all(sheets: _Sheets, tables: Tables) -> None:
    for table in tables.all:
        sheets.start(table)
