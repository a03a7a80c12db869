"""Moderating what people wrote in answers: hosts show and hide it."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.features.activities import service
from app.features.activities.answers import results
from app.features.activities.answers.cards import repository
from app.features.activities.commands import ModerateAnswer
from app.features.activities.errors import AnswerNotFound
from app.features.activities.events import ANSWERED
from app.features.activities.kinds import KINDS
from app.features.activities.views import Activity, ModeratedAnswer
from app.features.live_sessions import queries
from app.features.words.commands import HideWord
from app.features.words.errors import TooManyHiddenWords
from app.features.words.fold import bare
from app.storage.models import Activity as ActivityRow
from app.storage.unit_of_work import UnitOfWork

MOST = 200  # answers on a page, and hidden words


async def answers(
    db: AsyncSession, actor: Actor, session_id: str, activity_id: str, state: str | None
) -> Sequence[ModeratedAnswer]:
    """Return an activity's answers, newest first, 200 at most.

    Raises:
        SessionNotFound, ActivityNotFound: the actor does not host it, or it has no such activity.
    """
    await queries.hosted_by(db, actor, session_id)
    row = await service.find(db, session_id, activity_id)
    found = await repository.page(db, row.id, state, MOST)
    return [ModeratedAnswer.model_validate({**answer}) for answer in found]


async def moderate(
    work: UnitOfWork,
    actor: Actor,
    session_id: str,
    target: tuple[str, str],
    command: ModerateAnswer,
) -> None:
    """Show or hide what somebody wrote, which the `target` names: an activity and an answer.

    What nobody should read can be hidden after the end of the session, too.

    Raises:
        SessionNotFound, ActivityNotFound: as for editing an activity.
        AnswerNotFound: no answer to this activity, or none in own words.
    """
    row = await service.lock_at_any_time(work, actor, session_id, target[0])
    answer = await repository.by_id(work.db, *target)
    if answer is None or not KINDS[row.kind].texts(answer.answer):
        raise AnswerNotFound
    is_shown = answer.state in repository.SHOWN
    if command.shown != is_shown:
        answer.state = "counted" if command.shown else "hidden"
        await _announce(work, row)


async def hide_word(
    work: UnitOfWork, actor: Actor, session_id: str, activity_id: str, command: HideWord
) -> Activity:
    """Leave a word out of the results in each of its spellings, or bring it back.

    Each word by itself, so that of two hosts who hide one at once neither brings the other's back.

    Raises:
        SessionNotFound, ActivityNotFound: as for `moderate`.
        TooManyHiddenWords: 200 others are hidden there.
    """
    row = await service.lock_at_any_time(work, actor, session_id, activity_id)
    wanted = bare(command.word)
    others = [word for word in row.hidden_words if bare(word) != wanted]
    if command.hidden and len(others) >= MOST:
        raise TooManyHiddenWords
    if command.hidden != (len(others) < len(row.hidden_words)):
        row.hidden_words = [*others, command.word] if command.hidden else others
        await _announce(work, row)
    return await service.view(work.db, row)


async def _announce(work: UnitOfWork, row: ActivityRow) -> None:
    if row.revealed:
        await results.rewrite(work.db, row)
    work.signal_all(row.session_id, ANSWERED, {"id": row.id})
    await work.record(row.session_id, service.drafts_changed())
