"""Refusals of the dispatcher."""

from app.core.refusal import Refusal


class UnknownCommand(Refusal):
    """The command is not in the contract."""

    code, status = "unknown_command", 404
    ko = "알 수 없는 명령이에요."
    en = "That command is unknown."


class UnknownNamespace(Refusal):
    """Only the Socket.IO namespace `/` exists."""

    code, status = "unknown_namespace", 404
    ko = "이 서버에는 네임스페이스 `/`만 있어요."
    en = "This server has no namespace but `/`."


class NotJoined(Refusal):
    """The socket has joined no session."""

    code, status = "not_joined", 409
    retry = "later"
    ko = "먼저 세션에 참여해 주세요."
    en = "Join a session first."


class Restarting(Refusal):
    """This worker is about to stop; the command may succeed after reconnecting."""

    code, status = "restarting", 503
    retry, retry_after = "later", 1
    ko = "서버를 다시 시작하고 있어요."
    en = "The server is restarting."


class FrameTooLarge(Refusal):
    """The frame is over 16 KiB."""

    code, status = "frame_too_large", 413
    ko = "보낸 내용이 너무 커요 (최대 16 KiB)."
    en = "That is too large (16 KiB at most)."
