"""CSV and TSV as rows."""

import csv
import io

from app.features.activity_files.formats.workbook import MOST_COLUMNS, MOST_ROWS, Row
from app.features.activity_files.items import Found, UnreadableFileError

_SIGNS = "\t;,"


def rows(text: str, found: Found) -> list[tuple[int, Row]]:
    """Return the rows with the lines on which they begin.

    The delimiter is the commonest of tab, semicolon and comma in the first line.

    Raises:
        UnreadableFileError: it is no table, such as a field that is far too long.
    """
    head = text.lstrip().partition("\n")[0]
    delimiter = max(_SIGNS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    read: list[tuple[int, Row]] = []
    line = 1
    try:
        for row in reader:
            if len(read) == MOST_ROWS:
                found.note(line, "too_many_rows", most=MOST_ROWS)
                break
            read.append((line, tuple(row[:MOST_COLUMNS])))
            line = reader.line_num + 1
    except csv.Error:
        raise UnreadableFileError("file_damaged") from None
    return read
