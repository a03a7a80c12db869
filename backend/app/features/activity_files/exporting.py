"""Writing a session's activities as a file."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from app.core.locale import Locale
from app.features.activities.views import Activity
from app.features.activity_files.errors import NotInFormat
from app.features.activity_files.formats import gift_writer, own_json, qti3_writer
from app.features.activity_files.items import Note
from app.features.activity_files.notes import sentence
from app.features.activity_files.views import FileProblem

ExportFormat = Literal["json", "gift", "qti3"]
_DEFINED = {"kind", "prompt", "options", "questions", "settings"}

Draft = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Writer:
    """How a format is written, what it cannot hold, and how its files are called."""

    write: Callable[[str, list[Draft]], bytes]
    cannot_hold: tuple[str, ...]
    ending: str
    media_type: str


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file for people to keep."""

    content: bytes
    ending: str
    media_type: str


def _json(title: str, drafts: list[Draft]) -> bytes:
    value = own_json.written(title, drafts)
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


_WRITERS: dict[str, _Writer] = {
    "json": _Writer(_json, (), "json", "application/json"),
    "gift": _Writer(
        lambda _, drafts: gift_writer.written(drafts).encode(),
        gift_writer.CANNOT_HOLD,
        "gift",
        "text/plain; charset=utf-8",
    ),
    "qti3": _Writer(
        lambda _, drafts: qti3_writer.written(drafts),
        qti3_writer.CANNOT_HOLD,
        "zip",
        "application/zip",
    ),
}


def written(
    title: str, activities: list[Activity], format_: ExportFormat, *, partial: bool, locale: Locale
) -> WrittenFile:
    """Return the file; `partial` leaves out what the format cannot hold.

    Raises:
        NotInFormat: it cannot hold all of them, and is not to be `partial`.
    """
    writer = _WRITERS[format_]
    lost = [(i, a) for i, a in enumerate(activities, start=1) if a.kind in writer.cannot_hold]
    if lost and not partial:
        raise NotInFormat([_problem(place, one, locale) for place, one in lost])
    held = [one for one in activities if one.kind not in writer.cannot_hold]
    drafts = [one.model_dump(mode="json", include=_DEFINED) for one in held]
    return WrittenFile(writer.write(title, drafts), writer.ending, writer.media_type)


def _problem(place: int, activity: Activity, locale: Locale) -> FileProblem:
    values = {"prompt": " ".join(activity.prompt.split())[:80], "kind": activity.kind}
    note = Note(place, "not_in_format", values)
    return FileProblem(line=place, code=note.code, detail=sentence(note, locale))
