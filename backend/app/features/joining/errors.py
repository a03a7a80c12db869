"""What entering a room refuses."""

from app.core.refusal import Refusal


class TokenRequired(Refusal):
    """Neither here nor at connect."""

    code, status = "token_required", 401
    ends = "session"
    ko = "먼저 닉네임으로 참여해야 해요."
    en = "Join with a nickname first."


class CodeRequired(Refusal):
    """A session is named by its id alone, and no token says that one belongs there."""

    code, status = "code_required", 403
    ko = "참여 코드로 참여해 주세요."
    en = "Join with the session's code."


class TokenMismatch(Refusal):
    """The participant or nickname named is not the token's."""

    code, status = "token_mismatch", 403
    ends = "session"
    ko = "참여 정보가 서로 맞지 않아요."
    en = "That token belongs to someone else."
