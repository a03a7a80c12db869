"""Reports opened in LibreOffice: no formula runs, and texts are what people wrote."""

import io
import zipfile
from pathlib import Path

import pytest

from features.reports.test_sheets import TEXTS
from fixtures.reports import fetch
from fixtures.talk import Talk
from libreoffice import Sheet, opened

NAME = "=NAME()"


@pytest.fixture
async def said(talk: Talk) -> list[str]:
    """What somebody wrote in a talk, as it is stored."""
    guest = await talk.enter(await talk.add_participant(NAME))
    for number, text in enumerate(TEXTS):
        ack = await guest.call("send_message", {"message": text, "client_id": str(number)})
        assert ack["ok"], ack
    return [str(one["data"]["message"]) for one in await talk.log() if one["type"] == "new_message"]


async def csv_of_chat(talk: Talk, folder: Path) -> Path:
    """The table of the chat, as a file."""
    content = (await fetch(talk, "csv", chat=True)).content
    with zipfile.ZipFile(io.BytesIO(content)) as tables:
        name = next(one for one in tables.namelist() if one.endswith("chat.csv"))
        file = folder / "chat.csv"
        file.write_bytes(tables.read(name))
    return file


def texts(sheet: Sheet, column: int) -> list[str]:
    """What a column shows below its head; every cell of it is a text."""
    cells = [row[column] for row in sheet[1:]]
    assert {cell.kind for cell in cells} == {"string"}, cells
    return [cell.text for cell in cells]


def prefixed(text: str) -> str:
    """The text as it is in CSV."""
    return f"'{text}" if text[0] in "=+-@＝＋－＠\n" else text


def test_a_formula_is_seen_where_one_is(tmp_path: Path) -> None:
    file = tmp_path / "formula.csv"
    file.write_text('"=1+1","text","007"\r\n')
    [row] = opened(file, quoted_as_text=False)["formula"]
    assert row[0].formula
    assert [(cell.text, cell.kind) for cell in row] == [
        ("2", "float"),
        ("text", "string"),
        ("7", "float"),
    ]


async def test_a_workbook_shows_every_text_and_runs_no_formula(
    talk: Talk, said: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "report.xlsx"
    file.write_bytes((await fetch(talk, "xlsx", chat=True)).content)
    book = opened(file)
    assert [cell for sheet in book.values() for row in sheet for cell in row if cell.formula] == []
    assert texts(book["Chat"], 3) == said
    assert set(texts(book["Chat"], 1)) == {NAME}
    summary = {cell.kind for row in book["Summary"] for cell in row if cell.text}
    assert "float" in summary, "figures are numbers"


async def test_csv_whose_quoted_fields_are_texts_shows_every_text(
    talk: Talk, said: list[str], tmp_path: Path
) -> None:
    sheet = opened(await csv_of_chat(talk, tmp_path), quoted_as_text=True)["chat"]
    assert [cell for row in sheet for cell in row if cell.formula] == []
    assert texts(sheet, 3) == [prefixed(one) for one in said]
    assert set(texts(sheet, 1)) == {prefixed(NAME)}


async def test_csv_as_it_is_opened_by_default_runs_no_formula(
    talk: Talk, said: list[str], tmp_path: Path
) -> None:
    sheet = opened(await csv_of_chat(talk, tmp_path), quoted_as_text=False)["chat"]
    assert [cell for row in sheet for cell in row if cell.formula] == []
    shown = [row[3] for row in sheet[1:]]
    assert len(shown) == len(said)
    # LibreOffice takes these for numbers and dates, as it takes them when they are typed.
    for cell, text in zip(shown, said, strict=True):
        assert cell.kind != "string" or cell.text == prefixed(text)
