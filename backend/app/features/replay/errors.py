"""Refusals of the replay."""

from app.core.refusal import Refusal


class SessionNotOver(Refusal):
    """The session has not ended: its hosts can still see it itself."""

    code, status = "session_not_over", 409
    ko = "아직 끝나지 않은 세션이에요. 끝나면 다시 볼 수 있어요."
    en = "This session has not ended yet. You can replay it when it has."
