"""Refusals about stored data."""

from app.core.refusal import Refusal


class EmailMismatch(Refusal):
    """The email address is not that of the account to delete."""

    code, status = "email_mismatch", 409
    ko = "이 계정의 이메일 주소가 아니에요."
    en = "That is not the email address of this account."


class SessionDeleted(Refusal):
    """The session was deleted; sent to members before they are disconnected."""

    code, status = "session_deleted", 410
    ends = "session"
    ko = "삭제된 세션이에요."
    en = "This session was deleted."
