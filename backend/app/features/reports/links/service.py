"""Asking for a report, using its link, and saying how far it has got."""

import secrets
from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.audience import only
from app.core.clock import utc_now
from app.core.digest import digest_of
from app.core.locale import Locale
from app.features.live_sessions import queries
from app.features.reports.commands import MakeReport
from app.features.reports.errors import ReportLinkOver
from app.features.reports.events import ReportReady
from app.features.reports.links import repository
from app.features.reports.views import ReportProgress
from app.storage.models import ReportLink
from app.storage.unit_of_work import UnitOfWork

GOOD_FOR = timedelta(seconds=60)
_REMEMBERED = timedelta(days=1)
_SECRET_BYTES = 24


async def create(
    work: UnitOfWork, actor: Actor, session_id: str, command: MakeReport, locale: Locale
) -> tuple[str, ReportLink]:
    """Return the secret of a new link, and the link.

    Raises:
        SessionNotFound: the actor does not host it.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    secret, now = secrets.token_urlsafe(_SECRET_BYTES), utc_now()
    link = ReportLink(
        session_id=session_id,
        digest=digest_of(secret),
        **command.model_dump(),
        locale=locale,
        created_at=now,
        expires_at=now + GOOD_FOR,
    )
    await repository.add(work.db, link)
    fields = {**command.model_dump(exclude={"utc_offset"}), "id": link.id, "until": link.expires_at}
    await work.record(
        session_id,
        lambda seq: ReportReady.model_validate({"seq": seq, **fields}),
        only(session.presenter_id),
    )
    return secret, link


async def use(work: UnitOfWork, secret: str) -> ReportLink:
    """Return the link of this secret, which is good no longer.

    Raises:
        ReportLinkOver: it is expired, used, or none.
    """
    link = await repository.use(work.db, digest_of(secret), utc_now())
    if link is None:
        raise ReportLinkOver
    return link


async def find(db: AsyncSession, secret: str) -> ReportLink:
    """Return the link of this secret, which stays good.

    Raises:
        ReportLinkOver: it is expired, used, or none.
    """
    link = await repository.good(db, digest_of(secret), utc_now())
    if link is None:
        raise ReportLinkOver
    return link


async def progress(db: AsyncSession, session_id: str, link_id: str) -> ReportProgress:
    """Return how far a report has got.

    Raises:
        ReportLinkOver: there is no such link.
    """
    link = await repository.by_id(db, session_id, link_id)
    if link is None:
        raise ReportLinkOver
    return ReportProgress(done=link.done, total=link.total, ended=link.ended_at is not None)


async def note(work: UnitOfWork, link_id: str, done: int, total: int, *, ended: bool) -> None:
    """Store how far a report has got."""
    over = {"ended_at": utc_now()} if ended else {}
    await repository.note(work.db, link_id, done=done, total=total, **over)


async def forget(work: UnitOfWork) -> None:
    """Delete the links that are more than a day old, used or not."""
    await repository.forget(work.db, utc_now() - _REMEMBERED)
