"""The list of a session's questions, as a reader may see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.actor import Actor
from app.core.permissions import NotAllowed
from app.features.questions import repository
from app.features.questions.views import SHOWN, ListedQuestion, Mine, Sort
from app.features.questions.views import Question as QuestionView
from app.features.questions.voting.repository import voted_among
from app.storage.models import Question

ListedState = Literal["open", "answering", "answered", "hidden", "merged", "held", "refused"]
_OF_HOSTS = ("hidden", "held", "refused")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which questions, in which order: without a state those that are shown, or all of one's own.

    Of them `limit` are returned after the first `offset`.
    """

    sort: Sort
    state: ListedState | None
    mine: bool
    limit: int
    offset: int


async def listed(
    db: AsyncSession, reader: Actor, session_id: str, wanted: Wanted
) -> list[ListedQuestion]:
    """Return a part of the list.

    Raises:
        NotAllowed: only hosts see what is held, refused or hidden; others only their own.
    """
    if wanted.state in _OF_HOSTS and not (reader.is_host or wanted.mine):
        raise NotAllowed
    usual = None if wanted.mine else SHOWN
    part = repository.PartOfList(
        [wanted.state] if wanted.state else usual,
        reader.id if wanted.mine else None,
        wanted.sort,
        wanted.limit,
        wanted.offset,
    )
    return await _seen_by(reader, db, await repository.listed(db, session_id, part))


async def _seen_by(
    reader: Actor, db: AsyncSession, questions: Sequence[Question]
) -> list[ListedQuestion]:
    voted = await voted_among(db, reader.id, [one.id for one in questions])
    return [
        ListedQuestion.model_validate(
            {
                **QuestionView.of(one.columns()).model_dump(),
                "mine": Mine(asked=one.asker_id == reader.id, voted=one.id in voted),
                "merged_into": one.merged_into,
            }
        )
        for one in questions
    ]
