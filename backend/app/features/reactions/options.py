"""What hosts turn on and off, and set, of reactions."""

from typing import Annotated

import regex
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from app.core.field_errors import own_sentence
from app.core.options import Options
from app.core.schemas import Command, View
from app.core.text import bare_emoji

_OFFERED = ("👍", "❤️", "😀", "👏", "😮", "❓")

_EMOJI = regex.compile(r"(?=\X\Z)(?=.*[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3])\X")
_EMOJI_MAX = 32
FEWEST, MOST = 3, 8  # fewer say little, and more fill two lines of a phone

_MALFORMED = own_sentence("이모지 하나가 아니에요.", "Each reaction must be a single emoji.")
_REPEATED = own_sentence("같은 이모지가 두 번 있어요.", "Choose each emoji only once.")
_TOO_FEW = own_sentence(
    f"이모지를 {FEWEST}개 이상 골라 주세요.", f"Choose at least {FEWEST} emoji."
)
_TOO_MANY = own_sentence(f"이모지는 {MOST}개까지예요.", f"Choose at most {MOST} emoji.")


def _emoji(text: str) -> str:
    if len(text) > _EMOJI_MAX or not _EMOJI.fullmatch(text):
        raise PydanticCustomError("emoji_malformed", "is not one emoji", _MALFORMED)
    return text


def _a_set(emoji: list[str]) -> list[str]:
    if len(emoji) < FEWEST:
        raise PydanticCustomError("too_few_emoji", "has too few emoji", _TOO_FEW)
    if len(emoji) > MOST:
        raise PydanticCustomError("too_many_emoji", "has too many emoji", _TOO_MANY)
    if len({bare_emoji(one) for one in emoji}) < len(emoji):
        raise PydanticCustomError("emoji_repeated", "names an emoji twice", _REPEATED)
    return emoji


ReactionSet = Annotated[
    list[Annotated[str, AfterValidator(_emoji)]],
    Field(max_length=100, json_schema_extra={"minItems": FEWEST, "maxItems": MOST}),
    AfterValidator(_a_set),
]


class ReactionSwitch(View):
    """With `reactions`, members react."""

    reactions: bool = True


class ChangeReactionSwitch(Command):
    """`reactions` says whether members react."""

    reactions: bool | None = None


class ReactionSettings(View):
    """`reactions` are the emoji on offer, in order; older sessions may have fewer or more."""

    reactions: list[str] = Field(default=[*_OFFERED])


class ChangeReactions(Command):
    """`reactions` are the 3 to 8 emoji on offer, in order."""

    reactions: ReactionSet | None = None


OPTIONS = Options(
    switches=ReactionSwitch,
    change_switches=ChangeReactionSwitch,
    settings=ReactionSettings,
    change_settings=ChangeReactions,
)
