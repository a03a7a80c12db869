"""Commands of feeds."""

from typing import Annotated

from pydantic import Field

from app.core.schemas import Command
from app.core.text import MessageText, Storable, Title
from app.features.feeds.views import Kind

MOST_TOPICS = 20
MOST_POINTS = 200
_LATEST = 253_402_300_799_999  # the year 9999, in milliseconds

Topics = Annotated[
    list[Annotated[Storable, Field(max_length=80)]], Field(min_length=1, max_length=MOST_TOPICS)
]
StaleAfter = Annotated[int, Field(ge=1, le=3600)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class CreateFeed(Command):
    """Attach a feed with these topics; a value is stale after `stale_after` seconds."""

    kind: Kind
    topics: Topics
    title: Title | None = None
    stale_after: StaleAfter = 30


class EditFeed(Command):
    """Change what is given."""

    topics: Topics | None = None
    title: Title | None = None
    stale_after: StaleAfter | None = None


class NewPoint(Command):
    """A value of a topic at a time in milliseconds since 1970, which is now if it is left out."""

    topic: Storable
    value: Number
    at: int | None = Field(default=None, ge=0, le=_LATEST)


class PushPoints(Command):
    """Values of one feed, of any of its topics, in any order."""

    points: list[NewPoint] = Field(min_length=1, max_length=MOST_POINTS)


class SendSignal(Command):
    """Tell everybody of something in the numbers; programs choose the `kind`."""

    kind: str = Field(pattern=r"^[a-z][a-z0-9_]{0,29}$")
    text: MessageText
