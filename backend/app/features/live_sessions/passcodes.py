"""Checking passcodes, which is slow by design."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.passcode import is_passcode
from app.core.refusal import Refusal
from app.features.live_sessions import queries
from app.features.live_sessions.errors import PasscodeRequired, PasscodeWrong


async def try_passcode(db: AsyncSession, code: str, given: str) -> None:
    """Check a passcode before the transaction of joining.

    Raises:
        SessionNotFound, SessionNotStarted, SessionEnded, SessionLocked: nobody can join.
        PasscodeWrong: it is not the session's.
    """
    stored = await queries.open_hash(db, code)
    refusal = await _refusal(stored, given) if stored is not None else None
    if refusal is not None:
        raise refusal


async def refusals(
    stored: str | None, given: Collection[str | None]
) -> dict[str | None, Refusal | None]:
    """Return for each given passcode why it does not admit, if it does not."""
    if stored is None:
        return dict.fromkeys(given)
    return {one: await _refusal(stored, one) for one in given}


async def _refusal(stored: str, given: str | None) -> Refusal | None:
    if not given:
        return PasscodeRequired()
    return None if await is_passcode(stored, given) else PasscodeWrong()
