"""How many vote for each question: stored with each vote, and told twice a second at most."""

from app.features.questions.events import QuestionVotes
from app.features.questions.voting import repository
from app.realtime.rooms.room import Room
from app.realtime.rooms.total import Counts
from app.realtime.totals import Totals


def _send(room: Room, counts: Counts, totals: Counts) -> None:
    if counts:
        room.send_soon(QuestionVotes(votes={question: totals[question] for question in counts}))


QUESTION_VOTES = Totals(
    "question_votes",
    signal="questions_voted",
    interval=0.5,
    send=_send,
    read=repository.counts,
    may_fall=True,
)
