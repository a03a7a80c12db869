"""Refusals of tokens."""

from app.core.refusal import Refusal


class NotAuthenticated(Refusal):
    """A token is needed, and none was sent."""

    code, status = "not_authenticated", 401
    ends = "session"
    ko = "로그인이 필요해요."
    en = "Please sign in first."


class TokenInvalid(Refusal):
    """The token is not ours, or not valid for this."""

    code, status = "token_invalid", 401
    ends = "session"
    ko = "인증 정보가 올바르지 않아요."
    en = "That token is not valid."


class TokenExpired(Refusal):
    """The token is ours, but has expired."""

    code, status = "token_expired", 401
    retry = "renew"
    ends = "session"
    ko = "인증 시간이 지났어요."
    en = "That token has expired."
