"""Merging and promoting: once, with every person's vote counted once."""

from typing import Any

from features.questions.test_changing import asked, refused
from fixtures.server import both_databases
from fixtures.talk import Talk


async def test_questions_that_cannot_be_merged_are_refused(asking: Talk) -> None:
    guest = await asking.enter()
    one, other, hidden = [await asked(guest) for _ in range(3)]
    await asking.rest("PATCH", f"/questions/{hidden}", {"state": "hidden"})
    await asking.rest("POST", f"/questions/{one}/merge", {"into": other})
    await asking.fence(guest)
    mark = await asking.mark(guest)
    for question, into, wanted in (
        (other, other, (409, "merge_with_itself")),
        (other, one, (409, "question_merged")),
        (other, hidden, (409, "question_not_shown")),
        (hidden, other, (409, "question_not_shown")),
    ):
        path = f"/questions/{question}/merge"
        assert await refused(asking, "POST", path, {"into": into}) == wanted
    answer = await refused(asking, "PATCH", f"/questions/{one}", {"state": "open"})
    assert answer == (409, "question_merged")
    await asking.rest("POST", f"/questions/{one}/merge", {"into": other})
    await asking.received_nothing(guest, since=mark)


@both_databases
async def test_votes_join_and_each_person_counts_once(asking: Talk) -> None:
    people = [await asking.add_participant() for _ in range(4)]
    asker, of_target, both, only = [await asking.enter(person) for person in people]
    question, target = await asked(asker), await asked(of_target)
    for who, wanted in ((of_target, question), (both, question), (only, question), (both, target)):
        assert (await who.call("vote_question", {"id": wanted, "on": True}))["ok"]
    listener = await asking.present()
    await asking.rest("POST", f"/questions/{question}/merge", {"into": target})
    told = await listener.saw("question_updated")
    assert (told["id"], told["state"], told["merged_into"]) == (question, "merged", target)
    await listener.saw("question_votes", lambda told: told["votes"].get(target) == 2)
    (left,) = await asking.rest("GET", "/questions")
    assert (left["id"], left["votes"]) == (target, 2)
    assert (await asker.call("vote_question", {"id": target, "on": True}))["votes"] == 3
    late = await (await asking.enter(people[0])).saw("joined_session")
    assert [(one["state"], one["merged_into"]) for one in late["own_questions"]] == [
        ("merged", target)
    ]
    (merged,) = await asking.rest("GET", "/questions?state=merged")
    assert (merged["id"], merged["merged_into"], merged["votes"]) == (question, target, 3)


async def test_a_message_that_nobody_reads_becomes_no_question(asking: Talk) -> None:
    guest = await asking.enter()
    gone = (await guest.call("send_message", {"message": "gone"}))["id"]
    await asking.rest("DELETE", f"/messages/{gone}")
    await asking.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    held = (await guest.call("send_message", {"message": "held"}))["id"]
    for message in (gone, held, "0" * 32, "nonsense"):
        answer = await refused(asking, "POST", f"/messages/{message}/promote")
        assert answer == (404, "message_not_found")
    await asking.rest("PATCH", "/features", {"questions": False})
    said = (await (await asking.present()).call("send_message", {"message": "said"}))["id"]
    answer = await refused(asking, "POST", f"/messages/{said}/promote")
    assert answer == (409, "questions_off")
    assert await asking.rest("GET", "/questions") == []


@both_databases
async def test_a_message_becomes_a_question_once(asking: Talk) -> None:
    participant = await asking.add_participant("민지")
    guest, other = await asking.enter(participant), await asking.enter()
    message = (await guest.call("send_message", {"message": "왜 그런가요?"}))["id"]
    made: list[dict[str, Any]] = [
        await asking.rest("POST", f"/messages/{message}/promote") for _ in range(2)
    ]
    assert made[0] == made[1]
    told = await other.saw("question_asked")
    assert (told["text"], told["message_id"]) == ("왜 그런가요?", message)
    assert told["asker"] == {"id": participant.id, "nickname": "민지"}
    assert len(await asking.rest("GET", "/questions")) == 1
    own = await guest.call("vote_question", {"id": told["id"], "on": True})
    assert own["code"] == "own_question"


async def test_a_message_is_promoted_without_its_writer_where_all_is_anonymous(
    asking: Talk,
) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"anonymous": "always"}}})
    guest, other = await asking.enter(), await asking.enter()
    message = (await guest.call("send_message", {"message": "why?"}))["id"]
    await asking.rest("POST", f"/messages/{message}/promote")
    told = await other.saw("question_asked")
    assert (told["asker"], told["message_id"]) == (None, None)
