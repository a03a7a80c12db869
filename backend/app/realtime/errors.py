"""What the socket door itself refuses."""

from app.core.refusal import Refusal


class UnknownCommand(Refusal):
    """Not in the contract."""

    code, status = "unknown_command", 404
    ko = "모르는 명령이에요."
    en = "That is not a known command."


class NotJoined(Refusal):
    """The socket is in no session."""

    code, status = "not_joined", 409
    ko = "먼저 세션에 참여해 주세요."
    en = "Join a session first."


class FrameTooLarge(Refusal):
    """Over 16 KiB."""

    code, status = "frame_too_large", 413
    ko = "보낸 내용이 너무 커요 (최대 16 KiB)."
    en = "That is too large (16 KiB at most)."
