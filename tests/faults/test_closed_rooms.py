"""A room that everybody has left is forgotten, with all that features kept for it."""

from fixtures.quizzes import Quiz, a_quiz, question
from rig.fault_rig import FaultRig
from rig.history import Sent
from rig.member import Member
from rig.waiting import PATIENCE, until

RATE = 20.0


async def take_part(member: Member, quiz: Quiz, sent: Sent) -> None:
    """Send each kind of command for which a feature keeps something of the room."""
    assert member.wire is not None
    for command, payload in (
        ("answer", {"activity_id": quiz.id, "answer": "a"}),
        ("react_to_message", {"id": sent.acks[0].id, "emoji": "👍", "on": True}),
        ("send_reaction", {"emoji": "👍"}),
        ("pulse", {"mood": "fine"}),
        ("ask_question", {"text": "why?"}),
    ):
        await member.wire.call(command, payload, within=PATIENCE)


async def test_a_room_that_everybody_left_is_forgotten(rig: FaultRig) -> None:
    worker = rig.workers[0]
    await rig.talk.rest("PATCH", "/features", {"questions": True, "reactions": True, "pulse": True})
    quiz = await a_quiz(rig.talk, question("first", "a"))
    members = await rig.crowd(3, worker=worker)
    await quiz.next()
    await rig.chat(members, RATE, seconds=1)
    await rig.settle()
    await take_part(members[0], quiz, next(iter(rig.history.sent.values())))
    await quiz.post("reveal")
    for member in members:
        await rig.part(member)

    async def is_forgotten() -> bool:
        return not (await worker.order("count"))["Room"]

    await until(is_forgotten, every=0.5)  # a participant counts for a moment longer
