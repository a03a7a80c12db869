"""A file as LibreOffice opens it: the text of each cell, its type, and its formula if any."""

import subprocess
import xml.etree.ElementTree as Xml
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OFFICE, TABLE, TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text")
)
# Of CSV: commas, quotes, UTF-8, from the first line on; the last says whether what is in quotes
# is a text, which its dialog calls "format quoted field as text".
CSV = "CSV:44,34,76,1,,0,{quoted}"
MOST_S = 120


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, of which type it is (`string`, `float`, `date` …), and its formula."""

    text: str
    kind: str | None
    formula: str | None


Sheet = list[list[Cell]]


def opened(file: Path, *, quoted_as_text: bool | None = None) -> dict[str, Sheet]:
    """Return the sheets of a file, which is opened, calculated and written as flat XML.

    `quoted_as_text` is for CSV.
    """
    read = [] if quoted_as_text is None else [f"--infilter={_csv(quoted=quoted_as_text)}"]
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    words = ["soffice", profile, "--headless", "--norestore", *read, "--convert-to", "fods"]
    into = file.parent / f"opened-{file.stem}"
    done = subprocess.run(
        [*words, "--outdir", str(into), str(file)],
        capture_output=True,
        text=True,
        timeout=MOST_S,
        check=True,
    )
    found = [*into.glob("*.fods")]
    assert len(found) == 1, done.stdout + done.stderr
    tables = Xml.parse(found[0]).getroot().iter(f"{TABLE}table")
    return {str(one.get(f"{TABLE}name")): _rows(one) for one in tables}


def _csv(*, quoted: bool) -> str:
    return CSV.format(quoted=str(quoted).lower())


def _rows(table: Xml.Element) -> Sheet:
    rows = [[*_cells(row)] for row in table.iter(f"{TABLE}table-row")]
    return [row for row in rows if any(cell.text for cell in row)]


def _cells(row: Xml.Element) -> Iterator[Cell]:
    for cell in row.findall(f"{TABLE}table-cell"):
        lines = ["".join(_words(line)) for line in cell.findall(f"{TEXT}p")]
        kind = cell.get(f"{OFFICE}value-type")
        one = Cell("\n".join(lines), kind, cell.get(f"{TABLE}formula"))
        # Empty cells to the end of a row are one, repeated a thousand times.
        repeated = int(cell.get(f"{TABLE}number-columns-repeated") or 1)
        yield from [one] * (repeated if lines else 1)


def _words(line: Xml.Element) -> Iterator[str]:
    """The text of a paragraph: spaces, tabs and line breaks are elements of their own."""
    yield line.text or ""
    for part in line:
        if part.tag == f"{TEXT}s":
            yield " " * int(part.get(f"{TEXT}c") or 1)
        elif part.tag in (f"{TEXT}tab", f"{TEXT}line-break"):
            yield "\t" if part.tag == f"{TEXT}tab" else "\n"
        else:
            yield from _words(part)
        yield part.tail or ""
