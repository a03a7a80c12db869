"""The canaries' live session: found, created, and replaced so that its log stays short.

Its account allows no sign-in, so no presenter lists it, and it is locked, so nobody joins. All
workers share it.
"""

from dataclasses import dataclass
from datetime import timedelta

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.security import create_access_token
from app.features.dashboard import service as dashboard
from app.features.dashboard.commands import Wanted
from app.features.identity import service as identity
from app.features.live_sessions import service as live_sessions
from app.features.live_sessions.commands import CreateLiveSession, EditLiveSession
from app.features.live_sessions.options import ChangeFeatures
from app.storage.models import LiveSession, User
from app.storage.unit_of_work import UnitOfWork

REPLACED_AFTER = timedelta(minutes=10)
_MOVE = timedelta(minutes=1)  # by then every canary has noticed that there is a newer one
_MOST = 20
_NAME = "canary"


@dataclass(frozen=True, slots=True)
class CanarySession:
    """The canaries' live session, and a token for it that outlives it."""

    session_id: str
    token: str


async def current(work: UnitOfWork) -> CanarySession:
    """Return the current session: the newest, or a new one if that is too old or has ended."""
    user = await identity.own_account(work, _NAME)
    actor = _actor(user)
    running = [one for one in await _sessions(work, actor) if one.status == "active"]
    newest = running[0] if running else None
    if newest is None or newest.created_at < utc_now() - REPLACED_AFTER:
        newest = await _open(work, actor)
    claims = {"sub": user.id, "ver": user.token_version}
    return CanarySession(newest.id, create_access_token(claims, REPLACED_AFTER + 2 * _MOVE))


async def sweep(work: UnitOfWork) -> None:
    """Delete earlier sessions with their messages."""
    actor = _actor(await identity.own_account(work, _NAME))
    for old in (await _sessions(work, actor))[1:]:
        if old.created_at < utc_now() - REPLACED_AFTER - _MOVE:
            await live_sessions.delete(work, actor, old.id)


async def _open(work: UnitOfWork, actor: Actor) -> LiveSession:
    made = await live_sessions.create(work, actor, CreateLiveSession(title=_NAME))
    session_id = made.session.id
    locked = EditLiveSession.model_validate({"settings": {"locked": True}})
    await live_sessions.edit(work, actor, session_id, locked)
    chat = ChangeFeatures.model_validate({"chat": True})
    await live_sessions.change_features(work, actor, session_id, chat)
    return (await live_sessions.move(work, actor, session_id, "active")).session


async def _sessions(work: UnitOfWork, actor: Actor) -> list[LiveSession]:
    return [own.session for own in await dashboard.page(work.db, actor, None, _MOST, Wanted())]


def _actor(user: User) -> Actor:
    return Actor(user.id, "presenter", user.name)
