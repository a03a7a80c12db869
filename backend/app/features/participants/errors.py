"""Refusals of former participants."""

from app.core.refusal import Refusal


class ParticipantLeft(Refusal):
    """The participant has left; their token is no longer valid."""

    code, status = "seat_given_up", 409
    ends = "session"
    ko = "이미 나간 세션이에요."
    en = "You have left this session."


class Removed(Refusal):
    """The presenter removed the participant; nobody takes their place."""

    code, status = "removed", 403
    ends = "session"
    ko = "발표자가 이 세션에서 내보냈어요."
    en = "The presenter removed you from this session."
