"""Reading a quiz file of any known format. What it is, its content says; its name only helps."""

import re
import zipfile

from app.features.activity_files.formats import (
    aiken,
    archive,
    arsnova,
    classquiz,
    delimited,
    gift,
    json_values,
    moodle_xml,
    own_json,
    particify,
    qti,
    tables,
    workbook,
    xml_tree,
)
from app.features.activity_files.items import Found, UnreadableFileError
from app.features.activity_files.texts import decoded

_ZIP, _GZIP = b"PK", b"\x1f\x8b"
_XML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml\b|!--|!DOCTYPE|(?:\w+:)?(?:qti-|assessment|quiz\b))"
)
_MARKS = (b"\xff\xfe<\x00", b"\xfe\xff\x00<")  # XML in UTF-16
_ANSWER = re.compile(r"^[ \t]*answer\s*[:\uff1a]", re.IGNORECASE | re.MULTILINE)
_OPTION = re.compile(r"^[ \t]*[Aa][.)]", re.MULTILINE)


def read(name: str, raw: bytes) -> Found:
    """Return what a file holds.

    Raises:
        UnreadableFileError: no known format, damaged, out of bounds.
    """
    found = Found()
    if not raw.strip():
        raise UnreadableFileError("file_empty")
    if raw.startswith(_ZIP):
        _read_archive(raw, found)
    elif raw.startswith(_GZIP):
        _read_json(archive.unzipped(raw), found)
    elif _XML.match(raw) or raw.startswith(_MARKS):
        _read_xml(raw, found)
    else:
        _read_text(name, decoded(raw, found), found)
    return found


def _read_archive(raw: bytes, found: Found) -> None:
    with archive.opened(raw) as files:
        if "xl/workbook.xml" in files.namelist():
            tables.read(workbook.rows(files, raw, found), found)
        elif any(name.lower().endswith(".xml") for name in files.namelist()):
            _read_qti(files, found)
        else:
            raise UnreadableFileError("unknown_file_format")


def _read_qti(files: zipfile.ZipFile, found: Found) -> None:
    qti.read_package(files, found)
    if not found.items and not found.notes:
        raise UnreadableFileError("unknown_file_format")


def _read_xml(raw: bytes, found: Found) -> None:
    root = xml_tree.parsed(raw)
    if root.tag == "quiz":
        moodle_xml.read(root, found)
    elif next(xml_tree.named(root, qti.ITEM), None) is not None:
        qti.read(root, found)
    else:
        raise UnreadableFileError("unknown_file_format")


def _read_json(text: str | bytes, found: Found) -> None:
    value = json_values.loaded(text)
    for module in (own_json, arsnova, classquiz):
        if isinstance(value, dict) and module.knows(value):
            module.read(value, found)
            return
    raise UnreadableFileError("unknown_file_format")


def _read_text(name: str, text: str, found: Found) -> None:
    if text.lstrip().startswith("{") and not name.lower().endswith((".gift", ".txt")):
        _read_json(text, found)
        return
    rows = delimited.rows(text, found) if _has_columns(text) else []
    if particify.is_particify(rows):
        particify.read(rows, found)
    elif tables.is_table(rows):
        tables.read(rows, found)
    else:
        found.notes = [note for note in found.notes if note.code != "too_many_rows"]
        _read_questions(name, text, found)


def _has_columns(text: str) -> bool:
    head = text.lstrip().partition("\n")[0]
    return any(sign in head for sign in "\t;,")


def _read_questions(name: str, text: str, found: Found) -> None:
    is_aiken = _ANSWER.search(text) and _OPTION.search(text)
    if is_aiken and not (name.lower().endswith(".gift") and "{" in text):
        aiken.read(text, found)
    elif "{" in text or name.lower().endswith(".gift"):
        gift.read(text, found)
    else:
        raise UnreadableFileError("unknown_file_format")
