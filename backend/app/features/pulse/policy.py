"""When participants may say how they follow: pure functions."""

from collections.abc import Mapping
from typing import Any

from app.features.live_sessions.policy import check_active
from app.features.pulse.errors import PulseOff
from app.features.pulse.options import PulseSwitch


def check_on(state: Mapping[str, Any]) -> None:
    """Check, by the data of a `session_updated`, that the session is active and the pulse on."""
    check_active(state["status"])
    if not is_on(state):
        raise PulseOff


def is_on(state: Mapping[str, Any]) -> bool:
    """Return whether moods are kept: the pulse is on, and the session has not ended."""
    return state["status"] != "ended" and PulseSwitch.model_validate(state["features"]).pulse
