"""The totals of reactions, as a new member receives them."""

from app.core.schemas import View
from app.features.reactions.totals import REACTIONS
from app.features.reactions.views import ReactionTotals
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Part, Shown


class ShownReactions(View):
    """`reactions` says how often each emoji was sent."""

    reactions: ReactionTotals


async def _totals(context: WorkerContext, session_id: str) -> Shown:
    return {"reactions": {"totals": await REACTIONS.now(context, session_id)}}


PARTS = [Part(ShownReactions, totals=_totals)]
