"""Inviting co-hosts, taking an invitation, and taking back what was given.

All of it happens under the lock of the session's row, so of two who take the same invitation at
once one comes second. What changes is told as `hidden`: hosts' pages read the list again.
"""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.config import get_settings
from app.core.digest import digest_of
from app.core.names import name_key
from app.features.co_hosts import repository, service
from app.features.co_hosts.commands import AcceptInvitation, Invite, LookAtInvitation
from app.features.co_hosts.errors import CoHostNotFound, InvitationInvalid, TooManyInvitations
from app.features.co_hosts.views import CoHostView, InvitationPreview
from app.features.live_sessions import policy, queries
from app.features.live_sessions import service as live_sessions
from app.features.live_sessions.errors import SessionEnded
from app.features.live_sessions.events import Hidden
from app.features.live_sessions.service import OwnSession
from app.features.names import service as names
from app.features.names.errors import NicknameRefused, NicknameReserved, NicknameTaken
from app.features.word_filter.filter import names_refused
from app.storage.models import CoHost, LiveSession
from app.storage.unit_of_work import UnitOfWork

CO_HOSTS = "crew"  # the topic of the list of co-hosts and open invitations

MOST_OPEN = 20
_SECRET_BYTES = 24


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and its secret, which is known now and never again."""

    member: CoHost
    secret: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """A new co-host, and the session that they help to run."""

    actor: Actor
    own: OwnSession


async def invite(work: UnitOfWork, actor: Actor, session_id: str, command: Invite) -> Invited:
    """An invitation that one person can take.

    Raises:
        SessionNotFound: not one of the actor's.
        SessionIsFinal: there is nothing to run any more.
        TooManyInvitations: many wait to be taken.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    policy.check_changeable(session.status)
    now = utc_now()
    if await repository.count_open(work.db, session_id, now) >= MOST_OPEN:
        raise TooManyInvitations
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    member = CoHost(
        session_id=session_id,
        role=command.role,
        digest=digest_of(secret),
        invited_at=now,
        expires_at=now + timedelta(hours=get_settings().invitation_hours),
    )
    await repository.add(work.db, member)
    return Invited(member, secret)


async def preview(db: AsyncSession, command: LookAtInvitation) -> InvitationPreview:
    """What an invitation is to; it stays good. Neither lock nor passcode are for who has one.

    Raises:
        InvitationInvalid: unknown, used, expired or revoked.
        SessionEnded: there is nothing to run any more.
    """
    found = await _open(db, command)
    session = await queries.by_id(db, found.session_id)
    if session.status == "ended":
        raise SessionEnded
    presenter_name = await queries.presenter_name(db, session)
    return InvitationPreview.model_validate(
        {"title": session.title, "presenter_name": presenter_name, "role": found.role}
    )


async def accept(work: UnitOfWork, command: AcceptInvitation) -> Accepted:
    """Take an invitation; nobody can after that.

    Raises:
        InvitationInvalid: unknown, used, expired or revoked.
        SessionEnded: there is nothing to run any more; the invitation is not used.
        NicknameReserved, NicknameTaken: the name is the presenter's, or somebody else's.
        NicknameRefused: the name has words that none may have.
    """
    session = await queries.lock_for_update(work.db, (await _open(work.db, command)).session_id)
    member = await _open(work.db, command)  # whoever had the lock may have taken it
    if session.status == "ended":
        raise SessionEnded
    key = await _free_name(work.db, session, command.name)
    member.name, member.name_key = command.name, key
    member.joined_at = member.last_seen_at = utc_now()
    await _announce(work, session.id)
    actor = service.as_actor(member)
    return Accepted(actor, await live_sessions.show(work.db, actor, session.id))


async def revoke(work: UnitOfWork, actor: Actor, session_id: str, crew_id: str) -> None:
    """Take an invitation back, or what its taker may do.

    Raises:
        SessionNotFound: not one of the actor's.
        CoHostNotFound: neither an invitation nor a member of this session.
    """
    await queries.lock_hosted(work.db, actor, session_id)
    member = await repository.by_id(work.db, session_id, crew_id)
    if member is None:
        raise CoHostNotFound
    if member.revoked_at is None:
        member.revoked_at = utc_now()
        await _announce(work, session_id)


async def listed(db: AsyncSession, actor: Actor, session_id: str) -> list[CoHostView]:
    """Return the session's co-hosts and open invitations.

    Raises:
        SessionNotFound: not one of the actor's.
    """
    await queries.hosted_by(db, actor, session_id)
    return [
        CoHostView.model_validate(
            {**member.columns(), "state": "joined" if member.joined_at else "invited"}
        )
        for member in await repository.listed(db, session_id, utc_now())
    ]


async def _open(db: AsyncSession, command: LookAtInvitation) -> CoHost:
    found = await repository.open_invitation(db, digest_of(command.invitation), utc_now())
    if found is None:
        raise InvitationInvalid
    return found


async def _free_name(db: AsyncSession, session: LiveSession, name: str) -> str:
    """The key of a name that nobody in the session has; co-hosts may have the words of hosts."""
    key = name_key(name)
    if key == name_key(await queries.presenter_name(db, session)):
        raise NicknameReserved
    if names_refused(session, [name]):
        raise NicknameRefused
    if await names.held_names(db, session.id, [key], utc_now()):
        raise NicknameTaken
    return key


async def _announce(work: UnitOfWork, session_id: str) -> None:
    await work.record(session_id, lambda seq: Hidden(seq=seq, topics=[CO_HOSTS]))
