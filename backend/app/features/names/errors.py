"""Names that are refused."""

from app.core.refusal import Refusal


class NicknameTaken(Refusal):
    """Somebody in the session has a name that looks the same."""

    code, status = "nickname_taken", 400
    ko = "이미 사용중인 닉네임입니다."
    en = "That nickname is taken."


class NicknameReserved(Refusal):
    """The name is the presenter's, or says that its bearer runs the session."""

    code, status = "nickname_reserved", 400
    ko = "진행자만 쓸 수 있는 닉네임이에요."
    en = "That nickname is reserved for hosts."


class NicknameRefused(Refusal):
    """The word filter found something in the name."""

    code, status = "nickname_refused", 400
    ko = "이 세션에서 쓸 수 없는 닉네임이에요."
    en = "That nickname is not allowed in this session."
