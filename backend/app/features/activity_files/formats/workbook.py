"""Spreadsheets (XLSX) as rows of texts and numbers, in bounds."""

import io
import warnings
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from defusedxml import DefusedXmlException

from app.features.activity_files.formats.archive import content
from app.features.activity_files.items import Found, UnreadableFileError

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_ROWS = 2_000
MOST_COLUMNS = 64

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]


def rows(archive: zipfile.ZipFile, raw: bytes, found: Found) -> list[tuple[int, Row]]:
    """Return the numbered rows of the first sheet; a formula is its last value.

    Raises:
        UnreadableFileError: damaged, or with entities of its own.
    """
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")) and b"<!ENTITY" in content(archive, name):
            raise UnreadableFileError("file_has_entities")
    try:
        return _bounded(raw, found)
    except DefusedXmlException:
        raise UnreadableFileError("file_has_entities") from None
    except UnreadableFileError:
        raise
    except Exception:
        raise UnreadableFileError("file_damaged") from None


def _bounded(raw: bytes, found: Found) -> list[tuple[int, Row]]:
    import openpyxl  # noqa: PLC0415 - half of the time that a file of text takes otherwise

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that are not read
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        read = list(enumerate(_filled(book.worksheets[0]), start=1))
    if len(read) > MOST_ROWS:
        found.note(MOST_ROWS + 1, "too_many_rows", most=MOST_ROWS)
    return read[:MOST_ROWS]


def _filled(sheet: "ReadOnlyWorksheet") -> Iterator[Row]:
    """The bounds are ours: a sheet may declare a size that it does not have."""
    bounds = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}
    for row in sheet.iter_rows(values_only=True, **bounds):
        yield tuple(_cell(value) for value in row)


def _cell(value: object) -> Cell:
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)
