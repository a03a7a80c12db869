"""Refusals of live sessions."""

from app.core.refusal import Refusal


class SessionNotFound(Refusal):
    """No such session, or the caller cannot reach it: the same answer for both."""

    code, status = "session_not_found", 404
    ends = "session"
    ko = "세션을 찾을 수 없어요."
    en = "There is no such session."


class SessionNotStarted(Refusal):
    """The session is still a draft."""

    code, status = "session_not_started", 409
    ko = "아직 시작하지 않은 세션이에요."
    en = "This session has not started yet."


class SessionPaused(Refusal):
    """The session is paused: it can be read, but not written to."""

    code, status = "session_paused", 409
    ko = "발표자가 세션을 잠시 멈췄어요."
    en = "The presenter has paused this session."


class SessionEnded(Refusal):
    """The session has ended: members can read it, and nobody can join."""

    code, status = "session_ended", 410
    ko = "이미 끝난 세션이에요."
    en = "This session has ended."


class SessionNotOver(Refusal):
    """The session has not ended: who is in it sees it itself."""

    code, status = "session_not_over", 409
    ko = "아직 끝나지 않은 세션이에요."
    en = "This session has not ended yet."


class SessionIsFinal(SessionEnded):
    """An ended session cannot be changed; it still exists, so 409 and not 410."""

    status = 409


class ReopenTooLate(Refusal):
    """The session ended by itself more than a day ago."""

    code, status = "reopen_too_late", 409
    ko = "끝난 지 하루가 지나서 다시 열 수 없어요."
    en = "This session ended more than a day ago and can't be reopened."


class SessionRunning(Refusal):
    """The session is active or paused: people may be in it."""

    code, status = "session_running", 409
    ko = "진행 중인 세션은 보관할 수 없어요. 먼저 끝내 주세요."
    en = "A running session can't be archived. End it first."


class SessionLocked(Refusal):
    """The session is locked: nobody new can join."""

    code, status = "session_locked", 409
    ko = "지금은 새로 입장할 수 없는 세션이에요."
    en = "New people cannot join this session right now."


class SessionRehearsed(Refusal):
    """The session is the copy in which its presenter rehearses another one: nobody joins it."""

    code, status = "session_rehearsed", 409
    ko = "발표자가 연습하고 있는 세션이에요. 실제 세션의 코드로 입장해 주세요."
    en = "This is a rehearsal. Join with the code of the real session."


class PasscodeRequired(Refusal):
    """Joining needs the session's passcode."""

    code, status = "passcode_required", 403
    ko = "이 세션에 입장하려면 암호가 필요해요."
    en = "This session requires a passcode."


class PasscodeWrong(Refusal):
    """The passcode is not the session's."""

    code, status = "passcode_wrong", 403
    ko = "암호가 맞지 않아요."
    en = "The passcode is not correct."


class CodeTaken(Refusal):
    """Another session that can still be joined has this code."""

    code, status = "code_taken", 409
    ko = "이미 사용 중인 참여 코드예요."
    en = "That join code is already in use."


class CodeAlike(Refusal):
    """Another session that can still be joined has a code that looks the same."""

    code, status = "code_alike", 409
    ko = "다른 세션의 코드와 헷갈려요. 숫자 0과 글자 O, 숫자 1과 글자 I는 비슷해 보여요."
    en = "That looks like another session's code: 0 and O, and 1 and I, are hard to tell apart."


class CodeReserved(Refusal):
    """The code is a word that only the service itself may use."""

    code, status = "code_reserved", 409
    ko = "이 코드는 쓸 수 없어요. 다른 코드를 골라 주세요."
    en = "That code is reserved. Please choose another."
