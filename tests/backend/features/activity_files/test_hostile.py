"""Files that mean harm: each meets a bound of ours, by name. All of them are small and harmless."""

import gzip
import io
import json
import zipfile
from time import process_time

import openpyxl
import pytest

from app.features.activity_files.drafts import drafted
from app.features.activity_files.formats import archive, tables, workbook
from app.features.activity_files.items import Found, UnreadableFileError
from app.features.activity_files.reading import read
from fixtures.pace import scaled

ENTITY = '<!DOCTYPE quiz [<!ENTITY a "aaaa">]>'
EXTERNAL = '<!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
ELSEWHERE = '<!DOCTYPE quiz SYSTEM "http://127.0.0.1:1/quiz.dtd">'
PARAMETER = '<!DOCTYPE quiz [<!ENTITY % a "aaaa">]>'


def zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive_:
        for name, content in files.items():
            archive_.writestr(name, content)
    return packed.getvalue()


def refused(name: str, raw: bytes) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read(name, raw)
    return caught.value.code


@pytest.mark.parametrize("declared", [ENTITY, EXTERNAL, PARAMETER, ELSEWHERE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(declared: str, encoding: str) -> None:
    xml = f"<?xml version='1.0' encoding='{encoding}'?>{declared}<quiz>&a;</quiz>"
    assert refused("quiz.xml", xml.encode(encoding)) == "file_has_entities"


@pytest.mark.parametrize("declared", [ENTITY, EXTERNAL])
def test_entities_in_a_package_and_in_a_sheet_are_refused(declared: str) -> None:
    text = f"{declared}<assessmentItem/>".encode()
    assert refused("p.zip", zipped({"item.xml": text})) == "file_has_entities"
    sheet = zipped({"xl/workbook.xml": f"{declared}<workbook/>".encode()})
    assert refused("s.xlsx", sheet) == "file_has_entities"


def test_a_document_type_alone_is_no_harm() -> None:
    assert read("quiz.xml", b"<!DOCTYPE quiz><quiz></quiz>").items == []


def test_too_many_files_are_refused() -> None:
    files = {f"{i}.xml": b"" for i in range(archive.MOST_FILES + 1)}
    assert refused("p.zip", zipped(files)) == "archive_too_large"


def test_what_unpacks_to_far_more_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_RATIO", 20)
    assert refused("p.zip", zipped({"a.xml": bytes(100_000)})) == "archive_too_large"
    assert refused("q.cqa", gzip.compress(bytes(100_000))) == "archive_too_large"


def test_what_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1000)
    assert refused("p.zip", zipped({"a.xml": bytes(1001)})) == "archive_too_large"
    assert refused("q.cqa", gzip.compress(bytes(1001))) == "archive_too_large"


def test_a_file_that_declares_less_than_it_holds_gives_no_more() -> None:
    honest = zipped({"a.xml": b"<assessmentItem>" + b" " * 5000})
    size = (5016).to_bytes(4, "little")
    lying = honest.replace(size, (10).to_bytes(4, "little"))
    assert lying != honest
    found = read("p.zip", lying)
    assert [note.code for note in found.notes] == ["not_understood"]


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("a.gift", b"", "file_empty"),
        ("a.gift", b" \r\n\t ", "file_empty"),
        ("a.zip", b"PK\x03\x04 no archive", "file_damaged"),
        ("a.cqa", b"\x1f\x8b no gzip", "file_damaged"),
        ("a.cqa", gzip.compress(b"{}", mtime=0), "unknown_file_format"),
        ("a.xml", b"<?xml version='1.0'?><quiz>", "file_damaged"),
        ("a.xml", b"<quiz>" + b"<a>" * 200 + b"</a>" * 200 + b"</quiz>", "file_damaged"),
        ("a.xml", b"<?xml version='1.0'?><html/>", "unknown_file_format"),
        ("a.xml", b"<?xml version='1.0' encoding='no-such'?><quiz/>", "file_damaged"),
        ("a.json", b'{"a":' * 50_000, "file_damaged"),
        ("a.json", b'{"questions": 3}', "unknown_file_format"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00", "unknown_file_format"),
        ("a.txt", "아무 글이나".encode(), "unknown_file_format"),
        ("a.csv", b"name,age\nx,1\n", "unknown_file_format"),
        ("a.csv", b"question,a,b\n" + b"x" * 200_000 + b",1,2", "file_damaged"),
    ],
)
def test_what_is_no_quiz_file_is_refused_by_name(name: str, raw: bytes, code: str) -> None:
    assert refused(name, raw) == code


def sheet_of(rows: list[list[object]]) -> bytes:
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(packed)
    return packed.getvalue()


HEADER = ["Question", "Answer 1", "Answer 2", "Correct"]


def test_a_sheet_has_so_many_rows_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 10)
    raw = sheet_of([HEADER, *([f"Question {i}", "a", "b", 1] for i in range(20))])
    found = read("s.xlsx", raw)
    assert len(found.items) == 9
    assert [(note.line, note.code) for note in found.notes] == [(11, "too_many_rows")]


@pytest.mark.parametrize("cell", ["XFD1048576", "A1048576", "XFD1"])
def test_a_sheet_of_huge_dimensions_is_read_as_far_as_the_bounds(cell: str) -> None:
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADER, ["One?", "a", "b", 2]):
        book.active.append(row)
    book.active[cell] = "far away"
    book.save(packed)
    (item,) = read("s.xlsx", packed.getvalue()).items
    assert (item.text, item.right) == ("One?", (1,))


def test_a_sheet_that_declares_less_than_it_has_is_read_whole() -> None:
    raw = sheet_of([HEADER, *([f"Question {i}", "a", "b", 1] for i in range(3))])
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        files = {name: book.read(name) for name in book.namelist()}
    name = "xl/worksheets/sheet1.xml"
    declared = files[name].replace(b'ref="A1:D4"', b'ref="A1"')
    assert declared != files[name]
    assert len(read("s.xlsx", zipped({**files, name: declared})).items) == 3


def test_formulas_are_not_calculated_and_texts_like_them_stay() -> None:
    book, packed = openpyxl.Workbook(), io.BytesIO()
    for row in (HEADER, ["One?", "=1+1", "-2", 2], ["Two?", "a", "b", 1]):
        book.active.append(row)
    book.active["B2"].data_type = "s"
    book.active["B3"] = "=HYPERLINK(1)"
    book.save(packed)
    found = read("s.xlsx", packed.getvalue())
    assert found.items[0].choices == ("=1+1", "-2")
    assert found.items[1].choices == ("b",)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3, "3"),
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (3.14159265, "3.14159265"),
        (123456.78, "123456.78"),
        (1500000.5, "1500000.5"),
        (-0.00001, "-0.00001"),
        (1e21, "1" + "0" * 21),
        (12345678901234567890, "12345678901234567890"),
        (10**400, "1" + "0" * 400),
        (True, "True"),
    ],
)
def test_a_number_of_a_sheet_has_all_its_digits(cell: float, text: str) -> None:
    found = Found()
    tables.read([(1, ("Question", "A", "B")), (2, ("How many?", cell, "b"))], found)
    assert found.items[0].choices == (text, "b")


def problems(name: str, raw: bytes) -> list[tuple[int, str]]:
    told = drafted(read(name, raw), name, "ko")["problems"]
    return [(problem["line"], problem["code"]) for problem in told]


def test_ten_thousand_options_are_named() -> None:
    options = "".join(f"~option {i}\n" for i in range(10_000))
    text = f"Which? {{=right\n{options}}}\n\nNext? {{=a ~b}}"
    assert problems("a.gift", text.encode()) == [(1, "too_many_options")]


def test_a_thousand_questions_are_bounded() -> None:
    text = "\n\n".join(f"Question {i}? {{=a ~b}}" for i in range(1000))
    told = drafted(read("a.gift", text.encode()), "a.gift", "en")
    assert [one["code"] for one in told["problems"]] == ["too_many_questions"]
    assert sum(len(one["draft"]["questions"]) for one in told["activities"]) == 500


def test_a_file_of_nothing_but_problems_is_answered_in_short() -> None:
    told = problems("a.gift", b"A text.\n\n" * 5000)
    assert len(told) == 201
    assert told[-1][1] == "too_many_problems"


@pytest.mark.parametrize(
    "text",
    ["Which? {~a ~b}" + "\n" * 300_000, "a {=x}\n" * 40_000, "a {\n\n=b\n\n" * 20_000],
)
def test_reading_takes_time_in_proportion(text: str) -> None:
    began = process_time()
    read("a.gift", text.encode())
    assert process_time() - began < scaled(5)


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("{=a ~b}", "text_empty"),
        ("\u3164 {=a ~b}", "text_empty"),
        ("x" * 501 + "{=a ~b}", "text_too_long"),
        ("Which? {=a ~" + "b" * 201 + "}", "option_too_long"),
        ("Which? {=a ~a}", "too_few_options"),
        ("Which? {=a ~a ~b}", "option_twice"),
        ("Which? {=a ~ ~b}", "option_empty"),
    ],
)
def test_what_no_activity_can_hold_is_named(question: str, code: str) -> None:
    assert (1, code) in problems("a.gift", question.encode())


def test_the_sentences_are_in_the_readers_language() -> None:
    found = read("a.gift", b"Which? {=a ~a ~b}")
    korean, english = (drafted(found, "a.gift", locale)["problems"][-1] for locale in ("ko", "en"))
    assert "한 번만" in korean["detail"]
    assert "taken once" in english["detail"]


def test_json_of_any_shape_is_read_without_a_fault() -> None:
    for question in (None, 3, {}, {"answers": 3}, {"answers": [None]}, {"question": ["x"]}):
        value = {"title": 3, "questions": [question]}
        drafted(read("a.json", json.dumps(value).encode()), "a.json", "ko")
