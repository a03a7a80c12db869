"""Events of questions."""

from typing import Any, ClassVar

from pydantic import ConfigDict

from app.core.clock import UtcTime
from app.core.schemas import Event, SessionEvent
from app.features.questions.views import Asker, OwnQuestion, Question, State

MUTED_ASKERS = "muted_askers"  # the topic of the list of those who may not ask


class QuestionAsked(SessionEvent, Question):
    """Somebody has asked, or a host has let a held question through."""

    name: ClassVar[str] = "question_asked"


class QuestionUpdated(SessionEvent):
    """What changed of the question `id`; other fields are absent, and null says that it is gone.

    One that is shown again after it was hidden has all its fields. One that is hidden or withdrawn
    has lost its text, also in the log. `merged_into` is the question that its votes went to.
    """

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    name: ClassVar[str] = "question_updated"
    id: str
    text: str = ""
    asker: Asker | None = None
    state: State = "open"
    votes: int = 0
    asked_at: UtcTime | None = None
    label: str | None = None
    reply: str | None = None
    marked: bool = False
    message_id: str | None = None
    merged_into: str | None = None

    def wire(self) -> dict[str, Any]:
        """Return the JSON object that is sent: what changed."""
        return self.model_dump(mode="json", exclude_unset=True)


class QuestionsHeld(SessionEvent):
    """So many questions wait for a host; hosts read the list of them again."""

    name: ClassVar[str] = "questions_held"
    held: int


class QuestionVotes(Event):
    """How many vote for some questions: those whose votes have changed; at most 2 a second."""

    name: ClassVar[str] = "question_votes"
    votes: dict[str, int]


class OwnQuestionTold(Event, OwnQuestion):
    """Sent to one person's sockets: what became of a question of theirs that nobody else sees.

    The event may be lost: `own_questions` in `joined_session` says the same.
    """

    name: ClassVar[str] = "own_question"


EVENTS: list[type[Event]] = [
    QuestionAsked,
    QuestionUpdated,
    QuestionsHeld,
    QuestionVotes,
    OwnQuestionTold,
]
