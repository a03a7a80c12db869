"""Changing a participant's nickname wherever the old one stands."""

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.clock import utc_now
from app.core.names import name_key
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_joinable
from app.features.messages.policy import check_not_muted
from app.features.messages.rewriting import rename_sender
from app.features.moderation.errors import ParticipantNotFound
from app.features.names import service as names
from app.features.names.errors import NicknameTaken
from app.features.names.service import refused_names
from app.features.participants import service as participants
from app.features.people.commands import ChangeNickname, RenameParticipant
from app.features.people.events import ParticipantRenamed
from app.features.questions.changes.rewriting import rename_asker
from app.storage.models import LiveSession, Participant
from app.storage.unit_of_work import UnitOfWork


async def rename(
    work: UnitOfWork,
    actor: Actor,
    session_id: str,
    participant_id: str,
    command: RenameParticipant,
) -> None:
    """Call a participant something else, on all that they said and will say, and tell everybody.

    Sockets that are in the room keep the name they came with, so the session notes who was renamed:
    whoever stores a message of theirs asks for their name.

    Raises:
        SessionNotFound: not one of the actor's.
        ParticipantNotFound: no such participant in this session.
        NicknameTaken, NicknameReserved, NicknameRefused: nobody may be called that here.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    participant = await participants.by_id(work.db, session_id, participant_id)
    if participant is None or participant.is_erased:
        raise ParticipantNotFound
    await _rename(work, session, participant, command.nickname)


async def rename_self(
    work: UnitOfWork, actor: Actor, session_id: str, command: ChangeNickname
) -> None:
    """Call oneself something else, as a host would.

    Raises:
        SessionNotStarted, SessionEnded: the session does not run.
        MutedByPresenter: a host has muted them, and a name is read by everybody, too.
        NicknameTaken, NicknameReserved, NicknameRefused: nobody may be called that here.
    """
    session = await queries.lock_for_update(work.db, session_id)
    check_joinable(session.status)
    check_not_muted(actor, session.muted, utc_now())
    participant = await participants.by_id(work.db, session_id, actor.id)
    if participant is None or participant.is_erased:
        raise ParticipantNotFound
    await _rename(work, session, participant, command.nickname)


async def _rename(
    work: UnitOfWork, session: LiveSession, participant: Participant, nickname: str
) -> None:
    if participant.nickname == nickname:
        return
    await _check(work.db, session, participant, nickname)
    participants.set_nickname(participant, nickname)
    session.renamed = list({*session.renamed, participant.id})
    await rename_sender(work.db, session.id, participant.id, nickname)
    await rename_asker(work.db, session.id, participant.id, nickname)
    await work.record(session.id, lambda seq: _renamed(participant, seq))


def _renamed(participant: Participant, seq: int) -> ParticipantRenamed:
    return ParticipantRenamed(seq=seq, id=participant.id, nickname=participant.nickname)


async def _check(
    db: AsyncSession, session: LiveSession, participant: Participant, nickname: str
) -> None:
    key = name_key(nickname)
    presenter_name = await queries.presenter_name(db, session)
    if refusal := refused_names(session, presenter_name, {nickname: key}).get(nickname):
        raise refusal
    is_own = participant.released_at is None and participant.nickname_key == key
    if not is_own and await names.held_names(db, session.id, [key], utc_now()):
        raise NicknameTaken
