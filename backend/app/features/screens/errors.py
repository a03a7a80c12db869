"""Refusals of screens and their tokens."""

from app.core.refusal import Refusal


class ScreenRevoked(Refusal):
    """A host has revoked the token."""

    code, status = "screen_revoked", 403
    ends = "session"
    ko = "발표자가 이 화면의 링크를 해제했어요. 새 링크로 열어 주세요."
    en = "The presenter revoked the link of this screen. Open it by a new one."


class TooManyScreens(Refusal):
    """The session has so many tokens already that it gets no more."""

    code, status = "too_many_screens", 409
    ko = "화면 링크가 너무 많아요. 먼저 모두 해제해 주세요."
    en = "There are too many links to screens. Revoke them first."
