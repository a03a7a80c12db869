"""Events of reactions."""

from typing import ClassVar

from app.core.schemas import Event


class ReactionUpdate(Event):
    """`counts` since the last update, `totals` since the beginning; at most 5 a second."""

    name: ClassVar[str] = "reaction_update"
    counts: dict[str, int]
    totals: dict[str, int]


EVENTS: list[type[Event]] = [ReactionUpdate]
