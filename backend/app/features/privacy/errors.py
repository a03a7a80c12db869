"""What is refused about data that is kept."""

from app.core.refusal import Refusal


class EmailMismatch(Refusal):
    """Not the e-mail address of the account that is to be deleted."""

    code, status = "email_mismatch", 409
    ko = "이 계정의 이메일 주소가 아니에요."
    en = "That is not the email address of this account."


class SessionDeleted(Refusal):
    """Told to the members of a session that is gone, before they are cut."""

    code, status = "session_deleted", 410
    ends = "session"
    ko = "삭제된 세션이에요."
    en = "This session was deleted."
