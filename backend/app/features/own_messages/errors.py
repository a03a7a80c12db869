"""Refusals about one's own messages."""

from app.core.refusal import Refusal


class NotOwnMessage(Refusal):
    """Somebody else has sent it."""

    code, status = "not_own_message", 403
    ko = "내가 쓴 메시지만 고치거나 지울 수 있어요."
    en = "You can only change your own messages."


class EditTooLate(Refusal):
    """It was sent too long ago."""

    code, status = "edit_too_late", 409
    ko = "보낸 지 5분이 지난 메시지는 고칠 수 없어요. 삭제하고 다시 보낼 수는 있어요."
    en = "Messages can be edited for 5 minutes. You can still delete it and write again."
