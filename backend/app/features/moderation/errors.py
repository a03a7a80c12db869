"""What moderation refuses."""

from app.core.refusal import Refusal


class ParticipantNotFound(Refusal):
    """No such participant in this session."""

    code, status = "participant_not_found", 404
    ko = "참여자를 찾을 수 없어요."
    en = "There is no such participant."
