"""Views of reactions."""

from app.core.schemas import View


class ReactionTotals(View):
    """How often each emoji was sent."""

    totals: dict[str, int]
