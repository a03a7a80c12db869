"""What the stage shows: moved by hosts, and cleared when what it shows is gone."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.schemas import EventFactory
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable
from app.features.stage.commands import ShowOnStage
from app.features.stage.errors import NotShown
from app.features.stage.events import StageChanged
from app.features.stage.views import Show, Stage
from app.storage.models import LiveSession
from app.storage.showable import Showable
from app.storage.unit_of_work import UnitOfWork


async def show(
    work: UnitOfWork,
    showables: Mapping[str, Showable],
    actor: Actor,
    session_id: str,
    command: ShowOnStage,
) -> Stage:
    """Show something to everybody; what is shown already is told to nobody.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal: the session has ended.
        NotShown: there is no such thing in this session, or participants may not see it.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    check_changeable(session.status)
    stage = await _found(work.db, showables.get(command.show), session_id, command)
    if stage != shown(session):
        await work.record(session_id, _changed(session, stage))
    return stage


def shown(session: LiveSession) -> Stage:
    """Return what the stage of a session shows."""
    return Stage.model_validate(session.stage)


def cleared_of(session: LiveSession, *ids: str) -> list[EventFactory]:
    """Show how to join, if one of these things is shown, which participants may see no more.

    The caller has locked the session's row, and records the event that is made.
    """
    return [_changed(session, Stage())] if shown(session).id in ids else []


def follows(session: LiveSession, show: Show, thing_id: str) -> list[EventFactory]:
    """Show this one thing, if another of its kind is shown; the caller does as for `cleared_of`."""
    before = shown(session)
    if before.show != show or before.id == thing_id:
        return []
    return [_changed(session, Stage(show=show, id=thing_id))]


async def _found(
    db: AsyncSession, showable: Showable | None, session_id: str, command: ShowOnStage
) -> Stage:
    more = None
    if showable is not None:
        more = await _look_for(db, showable, session_id, command.id)
    if more is None:
        raise NotShown
    return Stage.model_validate({**more, "show": command.show, "id": command.id})


async def _look_for(
    db: AsyncSession, showable: Showable, session_id: str, wanted: str | None
) -> Mapping[str, Any] | None:
    if wanted is None:
        return {} if showable.without_id else None
    return await showable.find(db, session_id, wanted) if showable.find else None


def _changed(session: LiveSession, stage: Stage) -> EventFactory:
    session.stage = stage.wire()
    return lambda seq: StageChanged(seq=seq, stage=stage)
