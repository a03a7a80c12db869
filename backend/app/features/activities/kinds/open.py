"""Answers in one's own words, each on a card."""

from collections.abc import Sequence
from typing import ClassVar

from app.core.schemas import View
from app.core.text import is_blank
from app.features.activities.errors import InvalidAnswer
from app.features.activities.kinds.kind import Kind
from app.features.activities.kinds.plan import Answer, KindSettings, Plan, Tally
from app.features.activities.kinds.scale import without_options

MOST_CHARACTERS = 500


class OpenSettings(KindSettings):
    """With `votes`, everybody votes for others' cards."""

    votes: bool = True


class Card(View):
    """An open answer, whose author is told to nobody.

    It is `marked` if the word filter found something: clients hide it until the reader asks for it.
    """

    id: str
    text: str
    votes: int
    marked: bool


class OpenResults(View):
    """The newest 80 `cards` that are shown, and 20 others that have most votes.

    `held` wait for a host.
    """

    cards: list[Card]
    held: int
    answered: int


class Open(Kind):
    """A text answers it."""

    name: ClassVar[str] = "open"
    settings: ClassVar[type[KindSettings]] = OpenSettings
    results: ClassVar[type[View]] = OpenResults
    has_cards: ClassVar[bool] = True
    marks: ClassVar[bool] = True

    def check(self, plan: Plan) -> None:
        """Take neither options nor questions."""
        without_options(plan)

    def read(self, plan: Plan, given: Answer) -> Answer:  # noqa: ARG002 - as of every kind
        """Return the text without space around it: 1 to 500 characters, one of them visible."""
        if not isinstance(given, str) or is_blank(given) or len(given.strip()) > MOST_CHARACTERS:
            raise InvalidAnswer
        return given.strip()

    def count(self, plan: Plan, tally: Tally) -> OpenResults:  # noqa: ARG002
        """Show the cards."""
        cards = [Card.model_validate(card) for card in tally.cards]
        return OpenResults(cards=cards, held=tally.held, answered=tally.answered)

    def texts(self, answer: Answer) -> Sequence[str]:
        return [str(answer)]
