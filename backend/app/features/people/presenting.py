"""Changing a presenter's name, in the account and in their sessions."""

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.names import name_key
from app.features.identity import service as identity
from app.features.messages.rewriting import rename_sender
from app.features.names import service as names
from app.features.names.errors import NicknameRefused, NicknameTaken
from app.features.people import repository
from app.features.people.commands import RenamePresenter
from app.features.people.events import ParticipantRenamed
from app.features.questions.changes.rewriting import rename_asker
from app.features.word_filter.filter import names_refused
from app.storage.models import LiveSession
from app.storage.unit_of_work import UnitOfWork


async def rename(work: UnitOfWork, actor: Actor, command: RenamePresenter) -> None:
    """Change a presenter's name on all messages in sessions that have not ended, and tell members.

    Ended sessions keep the old name. Open sockets keep the name they joined with, so the sessions
    store that the name has changed. Words such as "host" are allowed.

    Raises:
        NicknameRefused: the name has blocked words.
        NicknameTaken: somebody in one of these sessions has the name.
    """
    user = await repository.lock_user(work.db, actor.id)
    if user.name == command.name:
        return
    sessions = await repository.lock_not_ended(work.db, actor.id)
    for session in sessions:
        await _check(work, session, command.name)
    if names_refused(None, [command.name]):
        raise NicknameRefused
    identity.rename(user, command.name)
    for session in sessions:
        await _announce(work, session, actor.id, command.name)


async def _check(work: UnitOfWork, session: LiveSession, name: str) -> None:
    if names_refused(session, [name]):
        raise NicknameRefused
    if await names.held_names(work.db, session.id, [name_key(name)], utc_now()):
        raise NicknameTaken


async def _announce(work: UnitOfWork, session: LiveSession, user_id: str, name: str) -> None:
    session.renamed = list({*session.renamed, user_id})
    await rename_sender(work.db, session.id, user_id, name)
    await rename_asker(work.db, session.id, user_id, name)
    await work.record(
        session.id, lambda seq: ParticipantRenamed(seq=seq, id=user_id, nickname=name)
    )
