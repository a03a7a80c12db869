"""Socket handlers of questions."""

from app.features.questions import writers
from app.features.questions.changes import changing
from app.features.questions.commands import (
    AskedAck,
    AskQuestion,
    AskQuestionAck,
    HeldQuestionAck,
    VoteAck,
    VoteQuestion,
    WithdrawAck,
    WithdrawQuestion,
)
from app.features.questions.limits import QUESTIONS, VOTES
from app.features.questions.permissions import ASK, VOTE
from app.realtime.gateway.dispatcher import Call, SocketCommand


async def ask_question(call: Call, command: AskQuestion) -> AskedAck | HeldQuestionAck:
    """Ask; the ack follows the commit."""
    member, room = call.membership
    return await writers.ask(call.context, room.session_id, member.actor, command)


async def vote_question(call: Call, command: VoteQuestion) -> VoteAck:
    """Vote, or take the vote back; the ack follows the commit."""
    member, room = call.membership
    return await writers.vote(call.context, room, member.actor, command)


async def withdraw_question(call: Call, command: WithdrawQuestion) -> WithdrawAck:
    """Take back one's own question."""
    member, room = call.membership
    await call.context.run(changing.withdraw, member.actor, room.session_id, command.id)
    return WithdrawAck(id=command.id)


COMMANDS = [
    SocketCommand("ask_question", AskQuestion, AskQuestionAck, ask_question, ASK, limit=QUESTIONS),
    SocketCommand("vote_question", VoteQuestion, VoteAck, vote_question, VOTE, limit=VOTES),
    SocketCommand("withdraw_question", WithdrawQuestion, WithdrawAck, withdraw_question, ASK),
]
