"""Commands of rules."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from app.core.schemas import Command
from app.core.text import MessageText, Storable
from app.features.feeds.commands import Number
from app.features.feeds.views import RuleKind

MOST_MINUTES = 10  # of which values are kept
_MOST_PERCENT = 1000


class CreateRule(Command):
    """Tell everybody when a topic crosses `value`, or changes by more than so many percent.

    `change` looks at what came within the last `minutes`, which it alone has. Without a `text` the
    signal says what has happened.
    """

    topic: Annotated[Storable, Field(max_length=80)]
    kind: RuleKind
    value: Number
    minutes: int | None = Field(default=None, ge=1, le=MOST_MINUTES)
    text: MessageText | None = None

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        is_change = self.kind == "change"
        if is_change is not (self.minutes is not None):
            raise PydanticCustomError("minutes", "minutes are what a change has, and nothing else")
        if is_change and not 0 < self.value <= _MOST_PERCENT:
            raise PydanticCustomError("percent", "has to be more than 0, and 1000 at most")
        return self
