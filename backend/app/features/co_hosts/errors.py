"""Refusals of co-hosts and invitations."""

from app.core.refusal import Refusal


class InvitationInvalid(Refusal):
    """Unknown, used, expired or revoked: one answer for all."""

    code, status = "invitation_invalid", 404
    ko = "쓸 수 없는 초대예요. 이미 사용했거나 만료됐다면 발표자에게 새 초대를 받아 주세요."
    en = (
        "This invitation does not work. It may be used or expired; ask the presenter for a new one."
    )


class TooManyInvitations(Refusal):
    """So many can be taken already that no more are made."""

    code, status = "too_many_invitations", 409
    ko = "아직 쓰지 않은 초대가 너무 많아요. 먼저 몇 개를 취소해 주세요."
    en = "Too many invitations are still unused. Cancel some of them first."


class CoHostNotFound(Refusal):
    """No such invitation or co-host in this session."""

    code, status = "crew_not_found", 404
    ko = "공동 발표자나 진행 도우미를 찾을 수 없어요."
    en = "There is no such co-presenter or moderator."


class CoHostRevoked(Refusal):
    """The presenter has taken back what was given."""

    code, status = "crew_revoked", 403
    ends = "session"
    ko = "발표자가 이 세션의 진행 권한을 해제했어요."
    en = "The presenter removed your role in this session."
