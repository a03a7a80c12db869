"""The session's state, as a new member receives it."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.fact import Fact
from app.core.schemas import View
from app.features.live_sessions import queries
from app.features.live_sessions.events import SessionUpdated
from app.features.live_sessions.views import RoomSession
from app.realtime.snapshot import Part, Shown
from app.storage.models import LiveSession


class ShownSession(View):
    """`session` is its state and its settings."""

    session: RoomSession


async def _read(db: AsyncSession, session: LiveSession) -> Shown:
    presenter_name = await queries.presenter_name(db, session)
    return {
        "session": RoomSession.of(session, presenter_name).wire(),
        "presenter_id": session.presenter_id,
    }


def _updated(shown: Shown, data: Shown) -> Shown:
    """Apply the fact; fields that it does not have stay as they are."""
    values = {name: data[name] for name in shown["session"] if name in data}
    return {"session": {**shown["session"], **values}}


def _latest(shown: Shown, seq: int) -> Fact:
    fields = SessionUpdated.model_fields
    values: dict[str, Any] = {name: shown["session"].get(name) for name in fields}
    return Fact(SessionUpdated.name, seq, {**values, "seq": seq})


PARTS = [
    Part(ShownSession, _read, changes={SessionUpdated.name: _updated}, latest=_latest),
]
