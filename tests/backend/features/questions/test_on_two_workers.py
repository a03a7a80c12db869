"""Two workers count the same votes once, and tell the same counts, with a bus or without."""

import asyncio

from features.questions.test_changing import asked
from fixtures.sockets import Socket
from fixtures.two_workers import Talks


async def told(listener: Socket, question: str, votes: int) -> None:
    """Wait until the last count that a member was told of a question is this one."""

    def is_told() -> bool:
        counts = [one["votes"].get(question) for one in listener.all("question_votes")]
        return [one for one in counts if one is not None][-1:] == [votes]

    await listener.until(is_told)


async def test_one_person_votes_once_from_two_tabs_at_once(talks: Talks) -> None:
    near, far = talks
    await near.rest("PATCH", "/features", {"questions": True})
    question = await asked(await near.enter())
    participant = await near.add_participant()
    tabs = [await talk.enter(participant) for talk in talks]
    listeners = [await talk.present() for talk in talks]
    for on in (True, False, True):
        vote = {"id": question, "on": on}
        acks = await asyncio.gather(*(tab.call("vote_question", vote) for tab in tabs))
        assert [ack["votes"] for ack in acks] == [int(on)] * 2
    (listed,) = await far.rest("GET", "/questions")
    assert listed["votes"] == 1
    for listener in listeners:
        await told(listener, question, 1)


async def test_votes_on_both_workers_add_up_and_both_tell_all(talks: Talks) -> None:
    near, far = talks
    await near.rest("PATCH", "/features", {"questions": True})
    guests = [await talk.enter() for talk in talks for _ in range(6)]
    listeners = [await talk.present() for talk in talks]
    question = await asked(await far.enter())
    vote = {"id": question, "on": True}
    votes = [guest.call("vote_question", vote) for guest in guests]
    assert all(ack["ok"] for ack in await asyncio.gather(*votes))
    for listener in listeners:
        await told(listener, question, 12)
    for talk in talks:
        late = await (await talk.enter()).saw("joined_session")
        assert [one["votes"] for one in late["questions"]] == [12]


async def test_two_hosts_who_merge_at_once_move_the_votes_once(talks: Talks) -> None:
    near, far = talks
    await near.rest("PATCH", "/features", {"questions": True})
    asker, voter = await near.enter(), await far.enter()
    question, target = await asked(asker), await asked(asker)
    await voter.call("vote_question", {"id": question, "on": True})
    merging = (
        talk.http.post(
            f"{talk.server.url}/api/sessions/{talk.id}/questions/{question}/merge",
            json={"into": target},
        )
        for talk in talks
    )
    answers = await asyncio.gather(*merging)
    assert [answer.status_code for answer in answers] == [204, 204]
    (listed,) = await near.rest("GET", "/questions")
    assert (listed["id"], listed["votes"]) == (target, 1)
    changes = [one for one in await near.log() if one["type"] == "question_updated"]
    assert len(changes) == 1
