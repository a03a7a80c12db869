"""What hosts do with a live session: one function per command."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor, Role
from app.core.clock import utc_now
from app.core.ids import new_id
from app.core.passcode import hash_passcode, is_passcode
from app.features.live_sessions import policy, queries, repository
from app.features.live_sessions.codes import free_code
from app.features.live_sessions.commands import (
    CreateLiveSession,
    EditLiveSession,
    Pause,
    ReplaceCode,
)
from app.features.live_sessions.errors import CodeTaken, PasscodeWrong
from app.features.live_sessions.events import SessionUpdated
from app.features.live_sessions.options import (
    ChangeFeatures,
    Features,
    change_settings,
    reused_settings,
    settings_at_first,
)
from app.features.live_sessions.session_row import set_status
from app.features.live_sessions.views import Status
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork

# What a copy of a session has of it, besides some of its settings.
_COPIED = ("title", "description", "features", "words", "retention_days", "passcode_hash")


@dataclass(frozen=True, slots=True)
class OwnSession:
    """A session with data for hosts only, and the host who sees it."""

    session: LiveSession
    presenter_name: str
    participant_total: int
    my_role: Role = "presenter"


async def create(
    work: UnitOfWork, actor: Actor, command: CreateLiveSession, session_id: str | None = None
) -> OwnSession:
    """Create a draft with a generated id and a code that no other joinable session has."""
    now = utc_now()
    session = LiveSession(
        id=session_id or new_id(),
        presenter_id=actor.id,
        title=command.title,
        description=command.description or None,
        session_code=await free_code(work.db, command.session_code),
        features=Features.model_validate({}).wire(),
        settings=settings_at_first(),
        retention_days=command.retention_days,
        created_at=now,
        updated_at=now,
    )
    try:
        await repository.add(work.db, session)
    except IntegrityError:  # somebody took the code a moment ago
        raise CodeTaken from None
    return OwnSession(session, actor.nickname, 0)


async def copy(work: UnitOfWork, old: LiveSession, presenter_id: str) -> LiveSession:
    """Store a draft of this user that is set up like `old`, with another code."""
    columns, now = old.columns(), utc_now()
    session = LiveSession(
        **{name: columns[name] for name in _COPIED},
        presenter_id=presenter_id,
        session_code=await free_code(work.db, None),
        settings=reused_settings(old.settings),
        created_at=now,
        updated_at=now,
    )
    await repository.add(work.db, session)
    return session


async def show(db: AsyncSession, actor: Actor, session_id: str) -> OwnSession:
    """Return a session that the actor hosts."""
    return await shown(db, actor, await queries.hosted_by(db, actor, session_id))


async def with_passcode(
    db: AsyncSession, actor: Actor, session_id: str, passcode: str
) -> LiveSession:
    """Return a session that the actor hosts and that this passcode opens.

    Raises:
        SessionNotFound: the actor does not host it.
        PasscodeWrong: the passcode is not the session's, or it has none.
    """
    session = await queries.hosted_by(db, actor, session_id)
    stored = session.passcode_hash
    if stored is None or not await is_passcode(stored, passcode):
        raise PasscodeWrong
    return session


async def edit(
    work: UnitOfWork, actor: Actor, session_id: str, command: EditLiveSession
) -> OwnSession:
    """Change title, description or settings; an ended session allows only the first two."""
    session = await queries.lock_hosted(work.db, actor, session_id)
    policy.check_edit(session.status, command)
    if command.title is not None:
        session.title = command.title
    if "description" in command.model_fields_set:
        session.description = command.description or None
    if command.settings is not None:
        change_settings(session, command.settings)
    if "passcode" in command.model_fields_set:
        await _set_passcode(session, command.passcode)
    if not work.db.is_modified(session):
        return await shown(work.db, actor, session)
    return await published(work, actor, session)


async def replace_code(
    work: UnitOfWork, actor: Actor, session_id: str, command: ReplaceCode
) -> OwnSession:
    """Replace the join code; the old one stops working, and people in the session stay."""
    session = await queries.lock_hosted(work.db, actor, session_id)
    policy.check_changeable(session.status)
    if command.session_code == session.session_code:
        return await shown(work.db, actor, session)
    session.session_code = await free_code(work.db, command.session_code, session.id)
    session.settings = policy.with_code_kept(session.settings, session.status)
    try:
        await work.db.flush()
    except IntegrityError:  # somebody took the code a moment ago
        raise CodeTaken from None
    return await published(work, actor, session)


async def change_features(
    work: UnitOfWork, actor: Actor, session_id: str, command: ChangeFeatures
) -> OwnSession:
    """Turn features on or off."""
    session = await queries.lock_hosted(work.db, actor, session_id)
    policy.check_changeable(session.status)
    changed = {**session.features, **command.model_dump(exclude_none=True)}
    if changed == session.features:
        return await shown(work.db, actor, session)
    session.features = changed
    return await published(work, actor, session)


async def move(
    work: UnitOfWork, actor: Actor, session_id: str, to: Status, pause: Pause | None = None
) -> OwnSession:
    """Take one step of the life cycle; repeating a step changes only a pause's note."""
    session = await queries.lock_hosted(work.db, actor, session_id)
    settings = policy.with_note(session.settings, to, pause)
    if session.status == to and session.settings.get("pause_note") == settings["pause_note"]:
        if to != "ended":
            session.used_at = utc_now()  # somebody wants it to go on
        return await shown(work.db, actor, session)
    if session.status != to:
        policy.check_transition(session.status, to)
        set_status(session, to)
    session.settings = settings
    return await published(work, actor, session)


async def delete(work: UnitOfWork, actor: Actor, session_id: str) -> None:
    """Delete a session; its members are told that it ended."""
    session = await queries.lock_hosted(work.db, actor, session_id)
    if session.status != "ended":
        set_status(session, "ended")
        await announce(work, session)
    await repository.remove(work.db, session)


async def _set_passcode(session: LiveSession, passcode: str | None) -> None:
    hashed = None if passcode is None else await hash_passcode(passcode)
    session.passcode_hash = hashed
    session.settings = {**session.settings, "needs_passcode": hashed is not None}


async def published(work: UnitOfWork, actor: Actor, session: LiveSession) -> OwnSession:
    """Send members the new state, and return it as the actor sees it."""
    await announce(work, session)
    return await shown(work.db, actor, session)


async def announce(work: UnitOfWork, session: LiveSession) -> None:
    """Send members the new state."""
    await work.record(session.id, lambda seq: SessionUpdated.of(session, seq))


async def shown(db: AsyncSession, actor: Actor, session: LiveSession) -> OwnSession:
    """Return a session as the actor sees it."""
    return (await with_totals(db, actor, [session]))[0]


async def with_totals(
    db: AsyncSession, actor: Actor, sessions: Sequence[LiveSession]
) -> list[OwnSession]:
    """Return several sessions as the actor sees them."""
    totals = await repository.participant_totals(db, [session.id for session in sessions])
    names = {session.id: await _presenter_name(db, actor, session) for session in sessions}
    return [
        OwnSession(session, names[session.id], totals.get(session.id, 0), actor.role)
        for session in sessions
    ]


async def _presenter_name(db: AsyncSession, actor: Actor, session: LiveSession) -> str:
    own = actor.role == "presenter"
    return actor.nickname if own else await queries.presenter_name(db, session)
