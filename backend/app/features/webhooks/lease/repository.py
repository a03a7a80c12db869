"""All SQL about which worker sends webhooks."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from app.storage.database import is_duplicate
from app.storage.models import WebhookLease

_ONE = "sender"  # the id of the only row


async def take(db: AsyncSession, holder: str, now: datetime, until: datetime) -> bool:
    """Take the lease or renew it; return False if another worker has it."""
    is_free = (WebhookLease.holder == holder) | (WebhookLease.until < now)
    renewed = await db.execute(
        update(WebhookLease)
        .where(WebhookLease.id == _ONE, is_free)
        .values(holder=holder, until=until)
        .returning(WebhookLease.id),
        execution_options={"synchronize_session": False},
    )
    if renewed.all():
        return True
    if await db.scalar(select(WebhookLease.id).where(WebhookLease.id == _ONE)) is not None:
        return False
    return await _insert(db, holder, until)


async def give_back(db: AsyncSession, holder: str) -> None:
    """Let another worker take it at once."""
    await db.execute(delete(WebhookLease).where(WebhookLease.holder == holder))


async def _insert(db: AsyncSession, holder: str, until: datetime) -> bool:
    try:
        async with db.begin_nested():
            await db.execute(insert(WebhookLease).values(id=_ONE, holder=holder, until=until))
    except IntegrityError as error:
        if is_duplicate(error):
            return False
        raise
    return True
