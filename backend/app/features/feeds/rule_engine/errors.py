"""Refusals of rules."""

from app.core.refusal import Refusal


class RuleNotFound(Refusal):
    """The feed has no such rule."""

    code, status = "rule_not_found", 404
    ko = "규칙을 찾을 수 없어요."
    en = "There is no such rule."


class RuleLimit(Refusal):
    """The feed has as many rules as it may."""

    code, status = "rule_limit", 409
    ko = "이 피드에는 규칙을 더 둘 수 없어요."
    en = "The feed has as many rules as it may have."
