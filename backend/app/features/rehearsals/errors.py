"""Refusals of rehearsals."""

from app.core.refusal import Refusal


class RehearsalTooLate(Refusal):
    """The session has begun, or is a rehearsal itself: only a draft is rehearsed."""

    code, status = "rehearsal_too_late", 409
    ko = "이미 시작한 세션은 리허설할 수 없어요."
    en = "A session that has started can't be rehearsed."


class RehearsalRunning(Refusal):
    """The session is being rehearsed."""

    code, status = "rehearsal_running", 409
    ko = "이 세션의 리허설이 이미 열려 있어요."
    en = "This session is being rehearsed already."


class RehearsalNotFound(Refusal):
    """The session is not being rehearsed."""

    code, status = "rehearsal_not_found", 404
    ko = "지금 열려 있는 리허설이 없어요."
    en = "This session is not being rehearsed."


class TooManyRehearsals(Refusal):
    """As many rehearsals as there may be run on this server."""

    code, status = "too_many_rehearsals", 409
    retry = "later"
    ko = "지금 다른 리허설이 많아요. 잠시 뒤에 다시 해 주세요."
    en = "Many sessions are being rehearsed right now. Please try again later."
