"""Commands of activities, and their acks."""

from typing import Annotated, Any

from pydantic import AwareDatetime, Field

from app.core.schemas import Ack, Command
from app.core.text import Storable
from app.features.activities.kinds import KindName
from app.features.activities.kinds.choice import MOST_OPTIONS
from app.features.activities.kinds.wording import AnswerText, OptionText, PartId, Prompt

MOST_QUESTIONS = 100

KnownId = Annotated[Storable, Field(max_length=32)]


class GivenOption(Command):
    """An option; one without `id` is given one. `right` makes it part of the solution."""

    id: PartId | None = None
    text: OptionText
    right: bool = False


class GivenQuestion(Command):
    """A quiz's question, open for `seconds`; `double` doubles its points."""

    id: PartId | None = None
    prompt: Prompt
    options: list[GivenOption] = Field(max_length=MOST_OPTIONS)
    seconds: int = Field(default=20, ge=5, le=240)
    points: int = Field(default=1000, ge=0, le=2000)
    double: bool = False


Options = Annotated[list[GivenOption], Field(max_length=MOST_OPTIONS)]
Questions = Annotated[list[GivenQuestion], Field(max_length=MOST_QUESTIONS)]


class CreateActivity(Command):
    """Prepare an activity, as a draft behind the others.

    `options` are for `choice` and `ranking`, `questions` for `quiz`; `settings` are those of the
    kind, with its defaults.
    """

    kind: KindName
    prompt: Prompt
    options: Options = []
    questions: Questions = []
    settings: dict[str, Any] = {}


class EditActivity(Command):
    """Change an activity; what is left out stays as it is, also single settings.

    Once it is open only wording changes: the prompt, labels, and the texts of the same options.
    """

    prompt: Prompt | None = None
    options: Options | None = None
    questions: Questions | None = None
    settings: dict[str, Any] | None = None


class OrderActivities(Command):
    """Put the session's activities in this order; `ids` has each of them once."""

    ids: list[KnownId] = Field(max_length=1000)


class ModerateAnswer(Command):
    """Show an open answer, or the words of somebody's answer to a cloud, or hide them."""

    shown: bool


class Answer(Command):
    """Answer the open activity, or a quiz's question, in place of an earlier answer.

    `answer` is an option's id or a list of them, a step of a scale, all options' ids in order, a
    text, or a list of words. In a quiz, `question_id` is the open question if it is left out, and
    `at`, when the answer was given, lets one that was given in time arrive up to two seconds late.
    A repeated `client_id` returns its first ack again and changes nothing.
    """

    activity_id: KnownId
    question_id: KnownId | None = None
    at: Annotated[AwareDatetime, Field(strict=False)] | None = None
    answer: (
        AnswerText
        | Annotated[int, Field(ge=-1000, le=1000)]
        | Annotated[list[AnswerText], Field(max_length=MOST_OPTIONS)]
    )
    client_id: Annotated[Storable, Field(min_length=1, max_length=64)] | None = None


class AnswerAck(Ack):
    """The answer is stored, as it is counted; `revision` is 1 for the first, and grows by 1.

    It is `held` if it is shown to nobody before a host lets it through.
    """

    activity_id: str
    question_id: str | None
    answer: str | int | list[str]
    revision: int
    held: bool


class VoteAnswer(Command):
    """Vote for somebody's open answer, or take the vote back."""

    activity_id: KnownId
    answer_id: KnownId
    on: bool


class VoteAck(Ack):
    """The answer has so many `votes` now, one's own among them if `on`."""

    activity_id: str
    answer_id: str
    on: bool
    votes: int
