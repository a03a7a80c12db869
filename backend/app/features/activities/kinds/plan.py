"""What an activity consists of, whatever its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import ConfigDict

from app.core.schemas import Command, View

Answer = str | int | list[str]


class Option(View):
    """One of the options; `right` says whether it belongs to the solution."""

    id: str
    text: str
    right: bool = False


class Question(View):
    """A quiz's question: `seconds` to answer, and the `points` for the best answer."""

    id: str
    prompt: str
    options: list[Option]
    seconds: int
    points: int
    double: bool


class KindSettings(Command):
    """With `live_results`, everybody sees the results while people answer."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=True)

    live_results: bool = False


class Unfit(Exception):  # noqa: N818 - becomes a refusal that names the field
    """A part of the definition does not fit the kind."""

    def __init__(self, field: str, code: str) -> None:
        """Name the field, and what is wrong with it by a code of `core/field_errors.py`."""
        super().__init__(field, code)
        self.field, self.code = field, code


@dataclass(frozen=True, slots=True)
class Plan:
    """What an activity consists of; `settings` are those of its kind."""

    prompt: str
    options: Sequence[Option] = ()
    questions: Sequence[Question] = ()
    settings: Any = field(default_factory=KindSettings)

    @property
    def option_ids(self) -> list[str]:
        """The ids of the options, in order."""
        return [option.id for option in self.options]


@dataclass(frozen=True, slots=True)
class Tally:
    """The answers of an activity, or to a quiz's question, as they are stored.

    Attributes:
        answered: how many participants have answered.
        answers: how often each answer was given, without those that are held or hidden.
        cards: open answers by themselves, for the kinds that show `has_cards`.
        held: how many answers wait for a host.
        hidden_words: words that a host took out.
    """

    answered: int = 0
    answers: Sequence[tuple[Any, int]] = ()
    cards: Sequence[Mapping[str, Any]] = ()
    held: int = 0
    hidden_words: Sequence[str] = ()
