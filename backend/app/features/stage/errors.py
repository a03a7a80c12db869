"""What the stage refuses."""

from app.core.refusal import Refusal


class NotShown(Refusal):
    """It does not exist in this session, or participants may not see it: a draft, held, hidden."""

    code, status = "not_shown", 409
    ko = "지금은 화면에 보여 줄 수 없어요."
    en = "That cannot be shown right now."
