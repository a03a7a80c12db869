"""kill -9 of a worker while people answer: each acknowledged answer is counted once."""

import asyncio

import pytest

from fixtures.activities import SCALE, results, run
from rig.fault_rig import FaultRig
from rig.member import Member
from rig.retrying import acknowledged

MEMBERS, CHANGES, STEPS = 24, 6, 5


async def change_ones_mind(member: Member, activity_id: str, number: int) -> int:
    """Answer a few times, one after the other; the step that is answered in the end."""
    for turn in range(CHANGES):
        step = (number + turn) % STEPS + 1
        payload = {"activity_id": activity_id, "answer": step, "client_id": f"{number} {turn}"}
        ack = await acknowledged(member, "answer", payload)
        assert (ack["answer"], ack["revision"]) == (step, turn + 1)
    return step


@pytest.mark.parametrize("point", ["any moment", "commit", "ack"])
async def test_a_worker_dies_while_people_answer(rig: FaultRig, point: str) -> None:
    members = await rig.crowd(MEMBERS)
    activity_id = await run(rig.talk, SCALE)
    answering = asyncio.gather(
        *(change_ones_mind(member, activity_id, number) for number, member in enumerate(members))
    )
    if point == "any moment":
        await rig.workers[1].kill()
    else:
        await rig.workers[1].order("arm", point)
        await rig.workers[1].died()
    await rig.workers[1].start()
    given = await answering
    told = await results(rig.talk, activity_id)
    counts = {str(step): given.count(step) for step in range(1, STEPS + 1)}
    assert (told["answered"], told["counts"]) == (MEMBERS, counts)
