"""What importing answers."""

from app.core.schemas import View
from app.features.activities.kinds import KindName, Settings
from app.features.activities.kinds.plan import Option, Question


class FileProblem(View):
    """Something of a file that could not be taken, or not as it is.

    Attributes:
        line: the line of a text, the row of a sheet, the place in a package or in JSON; from 1.
        code: a stable word.
        detail: a sentence for people, in the request's language.
    """

    line: int
    code: str
    detail: str


class FileActivity(View):
    """An activity of a file, which begins at `line`; it has an `id` once it is stored."""

    line: int
    id: str | None
    kind: KindName
    prompt: str
    options: list[Option]
    questions: list[Question]
    settings: Settings


class ReadFile(View):
    """The activities of a file, and what could not be taken, by line."""

    activities: list[FileActivity]
    problems: list[FileProblem]
