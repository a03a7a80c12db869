"""The pulse, as a host receives it who enters a session."""

from app.core.actor import Actor
from app.core.schemas import View
from app.features.pulse import service
from app.features.pulse.views import MoodCounts
from app.realtime.context import WorkerContext
from app.realtime.snapshot import Part, Shown


class ShownPulse(View):
    """`pulse` says how participants follow; null for who is no host."""

    pulse: MoodCounts | None


async def _counts(context: WorkerContext, session_id: str, _shown: Shown, actor: Actor) -> Shown:
    return {"pulse": service.now(context, session_id) if actor.is_host else None}


PARTS = [Part(ShownPulse, each=_counts)]
