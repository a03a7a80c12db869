"""What hosts turn on and off, and set, of questions."""

from typing import Literal

from pydantic import Field

from app.core.options import Options, Stored
from app.core.schemas import Command, View

Anonymity = Literal["never", "choice", "always"]


class QuestionSwitch(View):
    """With `questions`, members ask and vote."""

    questions: bool = False


class ChangeQuestionSwitch(Command):
    """`questions` says whether members ask and vote."""

    questions: bool | None = None


class QuestionRules(View):
    """How people ask: under no name, waiting for a host, and how many of theirs may be open."""

    anonymous: Anonymity = "choice"
    moderated: bool = False
    per_person: int = 10


class QuestionSettings(View):
    """`questions` says how people ask: `anonymous` if they choose to, `never` or `always`.

    Questions that are `moderated` are held until a host lets them through. Of one person,
    `per_person` may be open at once.
    """

    questions: QuestionRules = QuestionRules()


class ChangeQuestionRules(Command):
    """Change how people ask; what is not given stays as it is."""

    anonymous: Anonymity | None = None
    moderated: bool | None = None
    per_person: int | None = Field(default=None, ge=1, le=50)


class ChangeQuestions(Command):
    """`questions` says how people ask."""

    questions: ChangeQuestionRules | None = None


def _changed(after: Stored, before: Stored) -> Stored:
    """Keep the rules that the change does not name."""
    rules = QuestionSettings.model_validate(before).questions.wire()
    return {**after, "questions": {**rules, **after.get("questions", {})}}


OPTIONS = Options(
    switches=QuestionSwitch,
    change_switches=ChangeQuestionSwitch,
    settings=QuestionSettings,
    change_settings=ChangeQuestions,
    changed=_changed,
)
