"""What somebody has said, shown to them and taken back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal, Self

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import UtcTime
from app.core.schemas import EventFactory, View
from app.features.messages import removal, repository, rewriting
from app.features.stage import service as stage
from app.storage.models import Message
from app.storage.own_data import Erasure, Export


class OwnMessage(View):
    """Something that one has said; `held` was shown to nobody but the presenter.

    `reply_to` is the id of the message that it replied to.
    """

    id: str
    message: str
    sent_at: UtcTime
    reply_to: str | None
    state: Literal["shown", "held", "deleted"]

    @classmethod
    def of(cls, row: Message) -> Self:
        """The view of a stored message."""
        is_deleted, is_held = row.deleted_at is not None, row.seq is None
        state = "deleted" if is_deleted else "held" if is_held else "shown"
        return cls.model_validate({**row.columns(), "state": state})


async def erase(db: AsyncSession, erasure: Erasure) -> Sequence[EventFactory]:
    """Blank all that they said, also on the stage, and tell of what was not deleted before."""
    sent = await repository.sent_by(db, erasure.session.id, erasure.participant_id)
    deletions = [removal.deletion(one, by_sender=True) for one in sent if one.deleted_at is None]
    await rewriting.erase(db, sent)
    return [*deletions, *stage.cleared_of(erasure.session, *(one.id for one in sent))]


async def _of_participant(
    db: AsyncSession, session_id: str, participant_id: str
) -> list[OwnMessage]:
    sent = await repository.sent_by(db, session_id, participant_id)
    return [OwnMessage.of(message) for message in sent]


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, list[OwnMessage]]:
    sent = defaultdict(list)
    for message in await repository.sent_by_presenter(db, user_id):
        sent[message.session_id].append(OwnMessage.of(message))
    return sent


EXPORTS = [Export("messages", list[OwnMessage], _of_participant, _of_presenter)]
