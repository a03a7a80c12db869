"""Commands of feeds."""

from typing import Annotated, Any

import orjson
from pydantic import AfterValidator, Field, SecretStr
from pydantic_core import PydanticCustomError

from app.core.schemas import Command
from app.core.text import MessageText, Storable, Title, written
from app.features.feeds.views import Kind, Market

MOST_TOPICS = 20
MOST_POINTS = 200
MOST_FRAME_BYTES = 4000
_LATEST = 253_402_300_799_999  # the year 9999, in milliseconds

Topics = Annotated[
    list[Annotated[Storable, Field(max_length=80)]], Field(min_length=1, max_length=MOST_TOPICS)
]
StaleAfter = Annotated[int, Field(ge=1, le=3600)]
Path = Annotated[Storable, Field(max_length=200)]
Number = Annotated[float, Field(allow_inf_nan=False)]


def _short(frames: Any) -> Any:
    """Return what is sent to a source, if it is short and can be stored."""
    try:
        text = orjson.dumps(frames)
    except orjson.JSONEncodeError:
        raise PydanticCustomError("unstorable", "cannot be stored") from None
    if len(text) > MOST_FRAME_BYTES or b"\\u0000" in text:
        raise PydanticCustomError("too_long", "is too long, or cannot be stored")
    return frames


def _writable(secret: SecretStr) -> SecretStr:
    """Return a secret as it is, if it is of characters that can be encrypted."""
    written(secret.get_secret_value())
    return secret


Secret = Annotated[SecretStr, Field(min_length=1, max_length=2000), AfterValidator(_writable)]


class _Source(Command):
    """How the source of a feed is set up.

    `url` is where the kind `json` connects to, and for an exchange its test network. The frame
    `subscribe`, or each of a list, is sent after each opening; `{secret}` in it stands for the
    `secret`, which is never told again. `paths` say by topic where in a message a number stands.
    With the `key` of a broker its `secret` is what belongs to that key, else a token.
    """

    market: Market | None = None
    url: Annotated[Storable, Field(min_length=1, max_length=500)] | None = None
    subscribe: Annotated[dict[str, Any] | list[Any], AfterValidator(_short)] | None = None
    paths: Annotated[dict[Storable, Path], Field(max_length=MOST_TOPICS)] | None = None
    secret: Secret | None = None
    key: Secret | None = None


class CreateFeed(_Source):
    """Attach a feed with these topics; a value is stale after `stale_after` seconds."""

    kind: Kind
    topics: Topics
    title: Title | None = None
    stale_after: StaleAfter = 30


class EditFeed(_Source):
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
