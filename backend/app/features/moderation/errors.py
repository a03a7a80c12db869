"""What moderation refuses."""

from app.core.refusal import Refusal


class ParticipantNotFound(Refusal):
    """Nobody with a seat in this session."""

    code, status = "participant_not_found", 404
    ko = "참여자를 찾을 수 없어요."
    en = "There is no such participant."
