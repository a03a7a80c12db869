"""The stage, as a new member receives it."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.schemas import View
from app.features.stage import service
from app.features.stage.events import StageChanged
from app.features.stage.views import Stage
from app.realtime.snapshot import Part, Shown
from app.storage.models import LiveSession


class ShownStage(View):
    """`stage` is what the screen and phones show now."""

    stage: Stage


async def _read(_db: AsyncSession, session: LiveSession) -> Shown:
    return {"stage": service.shown(session).wire()}


def _changed(_shown: Shown, data: Shown) -> Shown:
    return {"stage": data["stage"]}


PARTS = [Part(ShownStage, _read, changes={StageChanged.name: _changed})]
