"""A presenter's own account: showing, exporting, deleting."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.identity import service as identity
from app.features.live_sessions import queries
from app.features.live_sessions import service as live_sessions
from app.features.live_sessions.errors import SessionNotFound
from app.features.privacy import repository
from app.features.privacy.commands import DeleteAccount
from app.features.privacy.errors import EmailMismatch
from app.features.privacy.views import AccountView
from app.storage.own_data import Export
from app.storage.unit_of_work import UnitOfWork


async def show(db: AsyncSession, actor: Actor) -> AccountView:
    """Return the presenter's account."""
    user = await identity.account(db, actor.id)
    providers = await identity.providers(db, user)
    return AccountView.model_validate({**user.columns(), "providers": providers})


async def read(db: AsyncSession, actor: Actor, exports: Sequence[Export]) -> dict[str, Any]:
    """Return all of the presenter's own data, without what others wrote in their sessions.

    A rehearsal is a copy of what is shown, for minutes.
    """
    exported = {
        export.name: await export.of_presenter(db, actor.id)
        for export in exports
        if export.of_presenter
    }
    sessions = [
        {**session.columns(), **{name: of[session.id] for name, of in exported.items()}}
        for session in await queries.owned_by(db, actor.id)
        if not session.settings.get("rehearsal")
    ]
    beside = {
        export.name: await export.of_account(db, actor.id)
        for export in exports
        if export.of_account
    }
    return {"account": await show(db, actor), "sessions": sessions, **beside}


async def delete(work: UnitOfWork, actor: Actor, command: DeleteAccount) -> None:
    """Delete a presenter with all their sessions, in transactions of limited size.

    Members are told that the session ended. If it is interrupted, the account still exists and can
    be deleted again.

    Raises:
        EmailMismatch: not the account's address; nothing is deleted.
    """
    user = await identity.account(work.db, actor.id)
    if command.email.strip().casefold() != user.email.casefold():
        raise EmailMismatch
    is_gone = False
    while not is_gone:
        for session in await queries.owned_by(work.db, actor.id):
            await _delete_session(work, actor, session.id)
        is_gone = await work.run(_delete_user, actor.id)


async def _delete_session(work: UnitOfWork, actor: Actor, session_id: str) -> None:
    with suppress(SessionNotFound):  # it was deleted meanwhile
        await work.run(live_sessions.move, actor, session_id, "ended")
    more = True
    while more:
        more = await work.run(_delete_some, actor, session_id)


async def _delete_some(work: UnitOfWork, actor: Actor, session_id: str) -> bool:
    try:
        session = await queries.lock_hosted(work.db, actor, session_id)
    except SessionNotFound:
        return False
    return await repository.delete_some(work.db, session)


async def _delete_user(work: UnitOfWork, user_id: str) -> bool:
    return await repository.delete_user(work.db, user_id)
