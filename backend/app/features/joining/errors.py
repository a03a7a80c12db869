"""Refusals of joining."""

from app.core.refusal import Refusal


class TokenRequired(Refusal):
    """No token, neither in the command nor at connecting."""

    code, status = "token_required", 401
    ends = "session"
    ko = "먼저 닉네임으로 참여해야 해요."
    en = "Join with a nickname first."


class CodeRequired(Refusal):
    """The session is named only by id, and no token belongs to it."""

    code, status = "code_required", 403
    ko = "참여 코드로 참여해 주세요."
    en = "Join with the session's code."


class TokenMismatch(Refusal):
    """The given participant id or nickname is not the token's."""

    code, status = "token_mismatch", 403
    ends = "session"
    ko = "참여 정보가 서로 맞지 않아요."
    en = "That token belongs to someone else."
