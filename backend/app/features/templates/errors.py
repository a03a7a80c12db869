"""Refusals of templates."""

from app.core.refusal import Refusal


class TemplateNotFound(Refusal):
    """There is no template of this name."""

    code, status = "template_not_found", 404
    ko = "그런 템플릿이 없어요."
    en = "There is no such template."
