"""kill -9 of a worker while people vote for questions and withdraw votes: each vote counts once."""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

import pytest

from rig.fault_rig import FaultRig
from rig.length import long
from rig.member import Member
from rig.report import Figures
from rig.retrying import PAUSE_SECONDS, acknowledged
from rig.waiting import until
from rig.worker import Worker

VOTERS, QUESTIONS = 24, 3
KILLS, POINTS = 10, ("any moment", "commit", "ack")

_VOTES = "SELECT question_id, voter_id FROM question_votes WHERE session_id = $1"
_COUNTS = "SELECT id, votes FROM questions WHERE session_id = $1"

Vote = tuple[str, str]  # of a question's id and a voter's


class Voter:
    """A member's page: what it was acknowledged, and the counts that it shows."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self.on: dict[str, bool] = {}
        self.shown: dict[str, int] = {}
        member.listen = self._receive

    async def vote(self, questions: list[str], over: asyncio.Event) -> None:
        """Vote and withdraw votes, one after the other, until it is over."""
        while not over.is_set():
            wanted = {"id": random.choice(questions), "on": random.random() < 0.5}
            ack = await acknowledged(self.member, "vote_question", wanted)
            assert (ack["id"], ack["on"]) == (wanted["id"], wanted["on"])
            self.on[ack["id"]] = ack["on"]
            await asyncio.sleep(PAUSE_SECONDS)

    def votes(self) -> set[Vote]:
        """The votes that were acknowledged, and not withdrawn afterwards."""
        return {(question, self.member.participant.id) for question, on in self.on.items() if on}

    def _receive(self, event: str, payload: Any) -> None:
        if event == "joined_session":
            self.shown = {one["id"]: one["votes"] for one in payload["questions"]}
        elif event == "question_votes":
            self.shown |= payload["votes"]


async def ask(rig: FaultRig) -> list[str]:
    """The ids of new questions of the presenter."""
    await rig.talk.rest("PATCH", "/features", {"questions": True})
    presenter = await rig.talk.present()
    return [
        (await presenter.call("ask_question", {"text": f"why {number}?"}))["id"]
        for number in range(QUESTIONS)
    ]


async def end(worker: Worker, point: str) -> None:
    """Kill a worker: at this moment, after a commit of votes, or when they are acknowledged."""
    if point == "any moment":
        await worker.kill()
    else:
        await worker.order("arm", point)
        await worker.died()


async def voting(rig: FaultRig, meanwhile: Callable[[], Awaitable[Any]]) -> list[Voter]:
    """Let everybody vote from before something until after it."""
    questions = await ask(rig)
    voters = [Voter(member) for member in await rig.crowd(VOTERS)]
    over = asyncio.Event()
    all_vote = asyncio.gather(*(voter.vote(questions, over) for voter in voters))
    await until(lambda: all(voter.on for voter in voters))
    await meanwhile()
    over.set()
    await all_vote
    return voters


async def stored(rig: FaultRig) -> tuple[set[Vote], dict[str, int]]:
    """The votes in the database, and how many it has for each question."""
    async with rig.asking() as db:
        votes = await db.fetch(_VOTES, rig.talk.id)
        counts = await db.fetch(_COUNTS, rig.talk.id)
    return {tuple(row) for row in votes}, dict(counts)


async def compare(rig: FaultRig, voters: list[Voter]) -> None:
    """The database has what was acknowledged; every page, old and new, shows that."""
    votes, counts = await stored(rig)
    assert votes == set[Vote]().union(*(voter.votes() for voter in voters))
    assert Counter(question for question, _ in votes) == Counter(counts)
    await until(lambda: all(voter.shown == counts for voter in voters))
    for worker in rig.workers:
        newcomers = await rig.crowd(2, worker=worker)
        assert [_votes_shown(one) for one in newcomers] == [counts] * len(newcomers)
    await asyncio.gather(*(comes_back(voter, counts) for voter in voters))


async def comes_back(voter: Voter, counts: dict[str, int]) -> None:
    """Whoever reconnects is shown the counts, and what they vote for themselves."""
    visits = len(voter.member.welcomes)
    voter.member.cut()
    await until(lambda: len(voter.member.welcomes) > visits)
    assert _votes_shown(voter.member) == counts
    _, welcome = voter.member.welcomes[-1]
    own = {one["id"] for one in welcome["questions"] if one["mine"]["voted"]}
    assert own == {question for question, _ in voter.votes()}


def _votes_shown(member: Member) -> dict[str, int]:
    _, welcome = member.welcomes[-1]
    return {one["id"]: one["votes"] for one in welcome["questions"]}


@pytest.mark.parametrize("point", POINTS)
async def test_a_worker_dies_while_people_vote(rig: FaultRig, point: str) -> None:
    async def dies_and_returns() -> None:
        await end(rig.workers[1], point)
        await rig.workers[1].start()

    await compare(rig, await voting(rig, dies_and_returns))


@pytest.mark.long
async def test_workers_die_one_after_the_other_while_people_vote(
    rig: FaultRig, figures: Figures
) -> None:
    async def die() -> None:
        for number in range(long(KILLS)):
            worker = rig.workers[number % 2]
            await end(worker, POINTS[number % 3])
            await worker.start()

    voters = await voting(rig, die)
    began = monotonic()
    await compare(rig, voters)
    figures.add("all pages show the database's counts after, s", monotonic() - began, 20)
