"""Views of the replay."""

from app.core.clock import UtcTime
from app.core.schemas import View


class PeopleFrom(View):
    """So many people were there from this minute on."""

    at: UtcTime
    count: int


class Replay(View):
    """What the log does not tell of a session that is over.

    `people` is empty before anybody came. `votes` are those for each question that is shown, as
    they are now: nobody knows when they were given.
    """

    people: list[PeopleFrom]
    votes: dict[str, int]
