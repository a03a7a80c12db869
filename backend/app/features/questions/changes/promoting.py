"""Making a question of a chat message."""

from app.core.actor import Actor
from app.features.live_sessions import queries
from app.features.live_sessions.policy import check_changeable
from app.features.messages import removal as messages
from app.features.messages.errors import MessageNotFound
from app.features.messages.events import MARKED
from app.features.questions import policy, repository
from app.features.questions.options import QuestionSettings
from app.features.questions.service import Row, compose, number
from app.features.questions.views import Question
from app.storage.models import LiveSession, Message
from app.storage.unit_of_work import UnitOfWork


async def promote(work: UnitOfWork, actor: Actor, session_id: str, message_id: str) -> Question:
    """Make a question of a message, once; it is asked by whoever wrote the message.

    Raises:
        SessionNotFound: the actor does not host it.
        SessionIsFinal, QuestionsOff: the session takes no questions.
        MessageNotFound: no such message, or nobody may read it.
    """
    session = await queries.lock_hosted(work.db, actor, session_id)
    check_changeable(session.status)
    message = await messages.find(work.db, session_id, message_id)
    if message.deleted_at is not None or message.seq is None:
        raise MessageNotFound
    if known := await repository.by_message(work.db, session_id, message_id):
        return Question.of(known.columns())
    policy.check_switched_on(session.features)
    row = _row(session, message)
    await work.record(session_id, lambda seq: number(row, seq))
    await repository.add_all(work.db, [row])
    return Question.of(row)


def _row(session: LiveSession, message: Message) -> Row:
    writer = Actor(message.sender_id, "participant", message.sender_nickname)
    rules = QuestionSettings.model_validate(session.settings).questions
    row = compose(writer, session.id, message.message, anonymous=rules.anonymous == "always")
    return {**row, "message_id": message.id, "marked": message.message_type == MARKED}
