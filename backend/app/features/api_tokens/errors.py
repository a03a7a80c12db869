"""Refusals of tokens of programs."""

from app.core.refusal import Refusal


class TokenNotFound(Refusal):
    """Not one of the presenter's tokens."""

    code, status = "token_not_found", 404
    ko = "토큰을 찾을 수 없어요."
    en = "There is no such token."


class TooManyTokens(Refusal):
    """The presenter has so many that no more are created."""

    code, status = "too_many_tokens", 409
    ko = "토큰이 너무 많아요. 쓰지 않는 토큰을 먼저 폐기해 주세요."
    en = "You have too many tokens. Revoke some that you no longer use."
