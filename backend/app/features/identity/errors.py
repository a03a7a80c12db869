"""What identity refuses."""

from app.core.refusal import Refusal


class CrossSite(Refusal):
    """Another site's page asked for what its visitor's cookie allows."""

    code, status = "cross_site", 403
    ko = "다른 사이트에서 온 요청이에요."
    en = "That request came from another site."
