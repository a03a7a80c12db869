"""What moderation refuses."""

from app.core.refusal import Refusal


class MessageNotFound(Refusal):
    """No such message in this session."""

    code, status = "message_not_found", 404
    ko = "메시지를 찾을 수 없어요."
    en = "There is no such message."


class MessageGone(Refusal):
    """Deleted, and its text with it."""

    code, status = "message_gone", 410
    ko = "삭제한 지 오래되어 되돌릴 수 없는 메시지예요."
    en = "That message was deleted too long ago to be restored."


class ParticipantNotFound(Refusal):
    """Nobody with a seat in this session."""

    code, status = "participant_not_found", 404
    ko = "참여자를 찾을 수 없어요."
    en = "There is no such participant."
