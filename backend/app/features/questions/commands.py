"""Commands of questions, and their acks."""

from time import monotonic
from typing import Annotated, Literal, Self

from pydantic import Field, PrivateAttr, RootModel, model_validator
from pydantic_core import PydanticCustomError

from app.core.schemas import Ack, Command
from app.core.text import MessageText, Storable, Title
from app.features.questions.views import HostState

QuestionId = Annotated[Storable, Field(min_length=1, max_length=32)]


class AskQuestion(Command):
    """Ask the presenter. A repeated `client_id` returns the ack of the first question again.

    Nobody learns who asked an `anonymous` question, hosts included.
    """

    text: MessageText
    anonymous: bool = False
    client_id: Annotated[Storable, Field(min_length=1, max_length=64)] | None = None
    _came: float = PrivateAttr(default_factory=monotonic)

    @property
    def received_at(self) -> float:
        """Arrival time in seconds of the monotonic clock."""
        return self._came


class AskedAck(Ack):
    """The question is stored at position `seq`."""

    id: str
    seq: int


class HeldQuestionAck(Ack):
    """The question is stored but hidden until a host lets it through."""

    id: str
    state: Literal["held"] = "held"


class AskQuestionAck(RootModel[AskedAck | HeldQuestionAck]):
    """The question was published, or is held for approval."""


class VoteQuestion(Command):
    """Vote for a question, or take the vote back; once more changes nothing."""

    id: QuestionId
    on: bool


class VoteAck(Ack):
    """Whether one votes for the question now, and how many do."""

    id: str
    votes: int
    on: bool


class WithdrawQuestion(Command):
    """Take one's own question back while it is open or held; its text is deleted."""

    id: QuestionId


class WithdrawAck(Ack):
    """The question is withdrawn."""

    id: str


class ChangeQuestion(Command):
    """Change the given fields; an explicit null takes the label or the reply back.

    By `open`, `answering` or `answered` a held question is let through, by `hidden` refused.
    """

    state: HostState | None = None
    text: MessageText | None = None
    label: Annotated[Title, Field(max_length=40)] | None = None
    reply: MessageText | None = None

    @model_validator(mode="after")
    def _has_state_and_text(self) -> Self:
        for name in ("state", "text"):
            if name in self.model_fields_set and getattr(self, name) is None:
                raise PydanticCustomError("missing", "state and text cannot be null")
        return self


class MergeQuestion(Command):
    """Merge a question into the one with the id `into`."""

    into: QuestionId
