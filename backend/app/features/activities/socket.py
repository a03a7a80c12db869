"""Socket handlers of activities."""

from app.features.activities.answers.writer import writer
from app.features.activities.commands import Answer, AnswerAck, VoteAck, VoteAnswer
from app.features.activities.limits import ANSWERS
from app.features.activities.permissions import ANSWER, VOTE
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def answer(call: Call, command: Answer) -> AnswerAck:
    """Answer; the ack follows the commit."""
    member, room = call.membership
    least = call.context.least_round_trip(member.sid)
    return await writer(call.context, room.session_id).answer(member.actor, command, least)


async def vote_answer(call: Call, command: VoteAnswer) -> VoteAck:
    """Vote for an open answer; the ack follows the commit."""
    member, room = call.membership
    return await writer(call.context, room.session_id).vote(member.actor, command)


COMMANDS = [
    SocketCommand("answer", Answer, AnswerAck, answer, ANSWER, limit=ANSWERS),
    SocketCommand("vote_answer", VoteAnswer, VoteAck, vote_answer, VOTE, limit=ANSWERS),
]
