"""When members may react: pure functions."""

from collections.abc import Mapping
from typing import Any, NamedTuple, Self

from app.features.live_sessions.policy import check_active
from app.features.reactions.errors import ReactionsOff
from app.features.reactions.options import ReactionSettings, ReactionSwitch


class Rules(NamedTuple):
    """What a session says of reactions."""

    status: str
    switch: ReactionSwitch
    settings: ReactionSettings

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """Return the rules in the data of a `session_updated`."""
        switch = ReactionSwitch.model_validate(told["features"])
        return cls(told["status"], switch, ReactionSettings.model_validate(told["settings"]))


def check_on(rules: Rules) -> None:
    """Check that members may react: the session is active and reactions are on."""
    check_active(rules.status)
    if not rules.switch.reactions:
        raise ReactionsOff
