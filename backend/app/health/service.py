"""Which part works."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.health import repository
from app.health.views import Ready
from app.realtime.bus import Bus


async def ready(db: AsyncSession, bus: Bus, *, draining: bool) -> Ready:
    """The state of each part, and of all together."""
    works = {"database": await repository.answers(db), "bus": bus.works()}
    works["status"] = all(works.values())
    state = {part: "ok" if good else "unavailable" for part, good in works.items()}
    if draining:
        state["status"] = "draining"
    return Ready.model_validate(state)
