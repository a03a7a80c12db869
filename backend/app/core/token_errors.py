"""What can be wrong with a token."""

from app.core.refusal import Refusal


class NotAuthenticated(Refusal):
    """No token where one is needed."""

    code, status = "not_authenticated", 401
    ends = "session"
    ko = "로그인이 필요해요."
    en = "Please sign in first."


class TokenInvalid(Refusal):
    """Not a token of ours, or not for this."""

    code, status = "token_invalid", 401
    ends = "session"
    ko = "인증 정보가 올바르지 않아요."
    en = "That token is not valid."


class TokenExpired(Refusal):
    """Ours once, but its time is over."""

    code, status = "token_expired", 401
    retry = "renew"
    ends = "session"
    ko = "인증 시간이 지났어요."
    en = "That token has expired."
