"""What whoever has the link of a session reads once it is over: questions, and their answers."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.features.live_sessions import queries
from app.features.live_sessions.errors import PasscodeRequired
from app.features.live_sessions.options import EntrySettings
from app.features.live_sessions.policy import check_over, check_unlocked
from app.features.questions import repository
from app.features.questions.policy import check_switched_on
from app.features.questions.views import SHOWN, PublicQuestion


async def public(
    db: AsyncSession, session_id: str, k: str, limit: int, offset: int
) -> list[PublicQuestion]:
    """Return a part of the questions that everybody saw, those with most votes first.

    Raises:
        SessionNotFound: there is none, or `k` is not that of its join link.
        SessionNotOver: it has not ended.
        QuestionsOff: questions were off at its end.
        SessionLocked, PasscodeRequired: it was not open to everybody with the link.
    """
    session = await queries.linked(db, session_id, k)
    check_over(session.status)
    check_switched_on(session.features)
    entry = EntrySettings.model_validate(session.settings)
    check_unlocked(entry)
    if entry.needs_passcode:
        raise PasscodeRequired
    part = repository.PartOfList(SHOWN, None, "votes", limit, offset)
    found = await repository.listed(db, session_id, part)
    return [PublicQuestion.model_validate(one.columns()) for one in found]
