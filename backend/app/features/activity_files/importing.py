"""Reading a file, and what came of it."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from app.core.field_errors import InvalidRequest
from app.core.locale import Locale
from app.core.text import is_blank
from app.features.activities import policy
from app.features.activities.commands import CreateActivity
from app.features.activities.kinds import KINDS
from app.features.activities.kinds.plan import Plan
from app.features.activity_files.errors import FILES
from app.features.activity_files.items import Note
from app.features.activity_files.notes import sentence
from app.features.activity_files.process import Reader
from app.features.activity_files.views import FileActivity, FileProblem, ReadFile

MOST_ACTIVITIES = 500
_REFUSALS = {refusal.code: refusal for refusal in FILES}


@dataclass(frozen=True, slots=True)
class Prepared:
    """An activity that fits its kind, from this line of a file."""

    line: int
    kind: str
    plan: Plan

    def view(self, stored_id: str | None = None) -> FileActivity:
        """Return it as the answer has it."""
        return FileActivity(
            line=self.line,
            id=stored_id,
            kind=self.kind,
            prompt=self.plan.prompt,
            options=list(self.plan.options),
            questions=list(self.plan.questions),
            settings=self.plan.settings,
        )


@dataclass(frozen=True, slots=True)
class Import:
    """What a file holds."""

    activities: list[Prepared]
    problems: list[FileProblem]

    def view(self, ids: Iterable[str | None]) -> ReadFile:
        """Return the answer, with the ids of the stored activities."""
        pairs = zip(self.activities, ids, strict=True)
        return ReadFile(activities=[one.view(id_) for one, id_ in pairs], problems=self.problems)


class Importer:
    """What one worker reads at the moment."""

    def __init__(self) -> None:
        self._reader = Reader()

    async def read(self, name: str, raw: bytes, locale: Locale) -> Import:
        """Return what a file holds.

        Raises:
            FileEmpty, UnknownFileFormat, FileDamaged, FileHasEntities, ArchiveTooLarge,
            FileTooComplex: it cannot be read.
        """
        value = await self._reader.read(name, raw, locale)
        if "refused" in value:
            raise _REFUSALS[value["refused"]]
        return await asyncio.to_thread(_prepared, value, locale)


def _prepared(value: dict[str, Any], locale: Locale) -> Import:
    problems = [FileProblem(**problem) for problem in value["problems"]]
    activities: list[Prepared] = []
    for given in value["activities"][:MOST_ACTIVITIES]:
        line, draft = given["line"], given["draft"]
        try:
            command = CreateActivity.model_validate(draft)
            plan = policy.planned(KINDS[command.kind], command)
            activities.append(Prepared(line, command.kind, plan))
        except ValidationError as error:
            problems.append(_not_valid(line, _field(error.errors()[0]["loc"]), locale))
        except InvalidRequest as error:
            problems.append(_not_valid(line, _first_field(error, locale), locale))
    return Import(activities, sorted(problems, key=lambda problem: problem.line))


def _not_valid(line: int, field: str, locale: Locale) -> FileProblem:
    seen = "?" if is_blank(field) else field[:120]
    note = Note(line, "not_valid", {"field": seen})
    return FileProblem(line=line, code=note.code, detail=sentence(note, locale))


def _field(place: Iterable[int | str]) -> str:
    return ".".join(str(part) for part in place)


def _first_field(error: InvalidRequest, locale: Locale) -> str:
    return str(error.extra(locale)["fields"][0]["name"])
