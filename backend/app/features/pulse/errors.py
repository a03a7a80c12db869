"""Refusals of the pulse."""

from app.core.refusal import Refusal


class PulseOff(Refusal):
    """The pulse is off in this session."""

    code, status = "pulse_off", 409
    ko = "지금은 발표자에게 신호를 보낼 수 없어요."
    en = "Signals to the presenter are turned off right now."
