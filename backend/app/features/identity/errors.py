"""Refusals of identity."""

from app.core.refusal import Refusal


class CrossSite(Refusal):
    """A page of another site made a request with its visitor's cookie."""

    code, status = "cross_site", 403
    ko = "다른 사이트에서 온 요청이에요."
    en = "That request came from another site."
