"""What somebody has asked and voted for, shown to them and taken back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import UtcTime
from app.core.schemas import EventFactory, View
from app.features.questions import repository
from app.features.questions.changes.changing import take_back
from app.features.questions.views import State
from app.features.questions.voting import repository as voting
from app.storage.models import Question
from app.storage.own_data import Erasure, Export


class OwnAsked(View):
    """Something that one has asked; nobody else is told who asked what is `anonymous`."""

    id: str
    text: str
    anonymous: bool
    state: State
    votes: int
    asked_at: UtcTime
    label: str | None
    reply: str | None


async def erase(db: AsyncSession, erasure: Erasure) -> Sequence[EventFactory]:
    """Blank what they asked by name, and let go of what they asked anonymously.

    That stays for less than an hour and is blanked with everybody's, so that nobody sees which
    questions went at this moment. Their votes stay, and belong to nobody.
    """
    session, factories = erasure.session, list[EventFactory]()
    for question in await repository.asked_by(db, session.id, [erasure.participant_id]):
        if not question.anonymous and question.state != "withdrawn":
            factories += await take_back(db, session, question)
        _let_go(question)
    await voting.let_go(db, session.id, erasure.participant_id)
    return factories


def _let_go(question: Question) -> None:
    question.erased = question.anonymous and question.state != "withdrawn"
    question.asker_id = question.client_id = question.message_id = None
    question.asker_muted = False


async def _of_participant(db: AsyncSession, session_id: str, participant_id: str) -> list[OwnAsked]:
    asked = await repository.asked_by(db, session_id, [participant_id])
    return [OwnAsked.model_validate(question) for question in asked]


async def _of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, list[OwnAsked]]:
    asked = defaultdict(list)
    for question in await repository.asked_by_presenter(db, user_id):
        asked[question.session_id].append(OwnAsked.model_validate(question))
    return asked


async def _votes_of_participant(
    db: AsyncSession, session_id: str, participant_id: str
) -> list[str]:
    return (await voting.voted(db, session_id, [participant_id])).get(participant_id, [])


async def _votes_of_presenter(db: AsyncSession, user_id: str) -> Mapping[str, list[str]]:
    return defaultdict(list, await voting.voted_by_presenter(db, user_id))


EXPORTS = [
    Export("questions", list[OwnAsked], _of_participant, _of_presenter),
    Export("voted_questions", list[str], _votes_of_participant, _votes_of_presenter),
]
