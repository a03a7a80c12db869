"""When members may react: pure functions."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from app.core.text import bare_emoji
from app.features.live_sessions.policy import check_active
from app.features.reactions.errors import EmojiUnknown, ReactionsOff
from app.features.reactions.options import ReactionSettings, ReactionSwitch


class Rules(NamedTuple):
    """What a session says of reactions; `offered` are its emoji by their bare form."""

    status: str
    switch: ReactionSwitch
    offered: dict[str, str]

    @classmethod
    def of(cls, state: Mapping[str, Any]) -> Self:
        """Return the rules in the data of a `session_updated`."""
        switch = ReactionSwitch.model_validate(state["features"])
        settings = ReactionSettings.model_validate(state["settings"])
        return cls(state["status"], switch, {bare_emoji(one): one for one in settings.reactions})


def check_on(rules: Rules) -> None:
    """Check that members may react: the session is active and reactions are on."""
    check_active(rules.status)
    if not rules.switch.reactions:
        raise ReactionsOff


def on_offer(rules: Rules, emoji: str) -> str:
    """Return the session's spelling of an emoji, with or without variation selector.

    Raises:
        EmojiUnknown: the emoji is not in the session's set.
    """
    try:
        return rules.offered[bare_emoji(emoji)]
    except KeyError:
        raise EmojiUnknown from None
