"""Votes: one for each person and question, counted exactly, told twice a second at most."""

import asyncio
import time
from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

Json = dict[str, Any]


async def asked(asking: Talk, guest: Socket | None = None) -> str:
    """The id of a new question."""
    ack = await (guest or await asking.enter()).call("ask_question", {"text": "why?"})
    return str(ack["id"])


async def votes_of(asking: Talk, question: str) -> int:
    """How many votes the database has for it."""
    listed = await asking.rest("GET", "/questions?sort=oldest")
    return int(next(one["votes"] for one in listed if one["id"] == question))


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"id": "x"},
        {"id": 1, "on": True},
        {"id": "x", "on": 1},
        {"id": "", "on": True},
        {"id": "x" * 33, "on": True},
        {"id": "x", "on": True, "votes": 2},
    ],
)
async def test_a_vote_that_is_none_is_refused(asking: Talk, payload: Json) -> None:
    guest = await asking.enter()
    assert (await guest.call("vote_question", payload))["code"] == "invalid_request"


async def test_nobody_votes_for_what_is_not_there_or_their_own(
    asking: Talk, other_talk: Talk
) -> None:
    await other_talk.rest("PATCH", "/features", {"questions": True})
    guest, other = await asking.enter(), await asking.enter()
    own, elsewhere = await asked(asking, guest), await asked(other_talk)
    await other.saw("question_asked")
    mark = await asking.mark(other)
    for question, code in (
        ("0" * 32, "question_not_found"),
        ("nonsense", "question_not_found"),
        (elsewhere, "question_not_found"),
        (own, "own_question"),
    ):
        for on in (True, False):
            refused = await guest.call("vote_question", {"id": question, "on": on})
            assert refused["code"] == code
    await asking.received_nothing(other, since=mark)


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (("PATCH", "/questions/{id}", {"state": "answering"}), "question_not_open"),
        (("PATCH", "/questions/{id}", {"state": "answered"}), "question_not_open"),
        (("PATCH", "/questions/{id}", {"state": "hidden"}), "question_not_found"),
        (("PATCH", "/features", {"questions": False}), "questions_off"),
        (("POST", "/pause", None), "session_paused"),
        (("POST", "/end", None), "session_ended"),
    ],
)
async def test_nobody_votes_for_what_is_closed(
    asking: Talk, step: tuple[str, str, Json | None], code: str
) -> None:
    question, guest = await asked(asking), await asking.enter()
    await guest.call("vote_question", {"id": question, "on": True})
    method, path, body = step
    await asking.rest(method, path.format(id=question), body)
    await asking.fence(guest)
    for on in (True, False):
        refused = await guest.call("vote_question", {"id": question, "on": on})
        assert refused["code"] == code
    states = "?state=hidden" if code == "question_not_found" else ""
    assert (await asking.rest("GET", f"/questions{states}"))[0]["votes"] == 1


@both_databases
async def test_a_vote_counts_once_and_can_be_taken_back(asking: Talk) -> None:
    question = await asked(asking)
    participant = await asking.add_participant()
    guest, other = await asking.enter(participant), await asking.enter()
    for on, count in ((True, 1), (True, 1), (False, 0), (False, 0), (True, 1)):
        ack = await guest.call("vote_question", {"id": question, "on": on})
        assert ack == {"ok": True, "id": question, "votes": count, "on": on}
    await other.saw("question_votes", lambda told: told["votes"] == {question: 1})
    welcome = await (await asking.enter(participant)).saw("joined_session")
    assert [one["votes"] for one in welcome["questions"]] == [1]
    assert welcome["questions"][0]["mine"] == {"asked": False, "voted": True}


@both_databases
async def test_two_tabs_that_vote_at_once_count_once(asking: Talk) -> None:
    question, participant = await asked(asking), await asking.add_participant()
    tabs = [await asking.enter(participant) for _ in range(4)]
    vote = {"id": question, "on": True}
    acks = await asyncio.gather(*(tab.call("vote_question", vote) for tab in tabs))
    assert [ack["votes"] for ack in acks] == [1] * 4
    assert await votes_of(asking, question) == 1


@both_databases
async def test_votes_of_many_are_exact_and_told_seldom(asking: Talk) -> None:
    first, second = await asked(asking), await asked(asking)
    guests = [await asking.enter() for _ in range(12)]
    listener, began = await asking.present(), time.monotonic()
    calls = [
        guest.call("vote_question", {"id": question, "on": on})
        for question in (first, second)
        for on in (True, False, True)
        for guest in guests
    ]
    assert all(ack["ok"] for ack in await asyncio.gather(*calls))
    wanted = {first: 12, second: 12}
    told: dict[str, int] = {}

    def is_told() -> bool:
        for one in listener.all("question_votes"):
            told.update(one["votes"])
        return told == wanted

    await listener.until(is_told)
    seconds = time.monotonic() - began
    assert len(listener.all("question_votes")) <= 2 * seconds + 2
    assert [await votes_of(asking, one) for one in (first, second)] == [12, 12]
