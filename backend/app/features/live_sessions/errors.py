"""What a live session refuses."""

from app.core.refusal import Refusal


class SessionNotFound(Refusal):
    """No such live session, or none that the caller may reach: one answer for both."""

    code, status = "session_not_found", 404
    ends = "session"
    ko = "세션을 찾을 수 없어요."
    en = "There is no such session."


class SessionNotStarted(Refusal):
    """Still a draft."""

    code, status = "session_not_started", 409
    ko = "아직 시작하지 않은 세션이에요."
    en = "This session has not started yet."


class SessionPaused(Refusal):
    """Paused: readable, silent."""

    code, status = "session_paused", 409
    ko = "발표자가 세션을 잠시 멈췄어요."
    en = "The presenter has paused this session."


class SessionEnded(Refusal):
    """Over: readable for its members, closed for newcomers."""

    code, status = "session_ended", 410
    ko = "이미 끝난 세션이에요."
    en = "This session has ended."


class SessionIsFinal(SessionEnded):
    """Its presenter cannot change it any more; it is still there, so 409 rather than 410."""

    status = 409


class ReopenTooLate(Refusal):
    """The clock ended it more than a day ago."""

    code, status = "reopen_too_late", 409
    ko = "끝난 지 하루가 지나서 다시 열 수 없어요."
    en = "This session ended more than a day ago and can't be reopened."


class SessionRunning(Refusal):
    """Active or paused: people could be in it."""

    code, status = "session_running", 409
    ko = "진행 중인 세션은 보관할 수 없어요. 먼저 끝내 주세요."
    en = "A running session can't be archived. End it first."


class SessionLocked(Refusal):
    """The presenter lets nobody new in."""

    code, status = "session_locked", 409
    ko = "지금은 새로 입장할 수 없는 세션이에요."
    en = "New people cannot join this session right now."


class PasscodeRequired(Refusal):
    """Joining takes the session's passcode."""

    code, status = "passcode_required", 403
    ko = "이 세션에 입장하려면 암호가 필요해요."
    en = "This session requires a passcode."


class PasscodeWrong(Refusal):
    """Not the session's passcode."""

    code, status = "passcode_wrong", 403
    ko = "암호가 맞지 않아요."
    en = "The passcode is not correct."


class ChatOff(Refusal):
    """The presenter has not turned chat on."""

    code, status = "chat_off", 409
    ko = "지금은 채팅이 꺼져 있어요."
    en = "Chat is turned off right now."


class ReactionsOff(Refusal):
    """The presenter has turned reactions off."""

    code, status = "reactions_off", 409
    ko = "지금은 반응이 꺼져 있어요."
    en = "Reactions are turned off right now."


class CodeTaken(Refusal):
    """Another session that can still be joined has this code."""

    code, status = "code_taken", 409
    ko = "이미 사용 중인 참여 코드예요."
    en = "That join code is already in use."
