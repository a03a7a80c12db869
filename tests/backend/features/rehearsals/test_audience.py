"""The simulated audience of running servers: it joins, takes part, and is gone afterwards."""

from features.rehearsals.rehearsing import QUIZ, rehearse
from fixtures import metrics
from fixtures.activities import CHOICE, prepare, step
from fixtures.server import both_databases
from fixtures.talk import Talk
from fixtures.waiting import ELSEWHERE, until

PEOPLE = 12


async def answered_by_all(copy: Talk, activity_id: str) -> None:
    """Wait until everybody has answered."""

    async def everybody() -> bool:
        told = await copy.rest("GET", f"/activities/{activity_id}/results")
        return bool(told["answered"] == PEOPLE)

    await until(everybody, every=ELSEWHERE)


@both_databases
async def test_people_join_talk_react_ask_vote_and_say_how_they_follow(draft: Talk) -> None:
    await draft.rest("PATCH", "/features", {"chat": True, "questions": True, "pulse": True})
    before = await draft.rest("GET"), await draft.log()
    copy = await rehearse(draft, PEOPLE)
    presenter = await copy.present()
    await presenter.saw("participant_count", lambda told: told["count"] == PEOPLE)
    for received in ("new_message", "reaction_update", "question_asked", "pulse_update"):
        await presenter.saw(received)
    await presenter.saw("question_votes")
    assert (await copy.rest("GET"))["participant_total"] == PEOPLE

    await draft.rest("DELETE", "/rehearsal")
    await presenter.saw("session_updated", lambda told: told["status"] == "ended")
    assert (await draft.rest("GET"), await draft.log()) == before


@both_databases
async def test_everybody_answers_an_activity_and_a_quiz(draft: Talk) -> None:
    copy = await rehearse(draft, PEOPLE)
    presenter = await copy.present()
    await presenter.saw("participant_count", lambda told: told["count"] == PEOPLE)
    choice = await prepare(copy, CHOICE)
    await step(copy, choice, "open")
    await answered_by_all(copy, choice)
    await step(copy, choice, "close")
    quiz = await prepare(copy, QUIZ)
    await step(copy, quiz, "open")
    await copy.rest("POST", f"/activities/{quiz}/next", {"from": None})
    await answered_by_all(copy, quiz)
    await draft.rest("DELETE", "/rehearsal")


async def test_who_is_removed_is_present_no_more_and_a_pause_is_quiet(draft: Talk) -> None:
    copy = await rehearse(draft, PEOPLE)
    presenter = await copy.present()
    await presenter.saw("participant_count", lambda told: told["count"] == PEOPLE)
    people = await copy.rest("GET", "/participants")
    await copy.rest("PUT", f"/participants/{people['participants'][0]['id']}/removal")
    await presenter.saw("participant_count", lambda told: told["count"] == PEOPLE - 1)
    assert (await copy.rest("GET"))["participant_total"] == PEOPLE
    await copy.rest("POST", "/pause")
    assert (await draft.rest("GET", "/rehearsal"))["rehearsal"] is not None
    await draft.rest("DELETE", "/rehearsal")


async def test_its_room_counts_apart(draft: Talk) -> None:
    copy = await rehearse(draft, PEOPLE)
    presenter = await copy.present()
    await presenter.saw("participant_count", lambda told: told["count"] == PEOPLE)
    counted = await metrics.until(draft.server.url, lambda now: now["engagenow_rehearsals"] == 1)
    assert counted["engagenow_seats here"] == 0
    await draft.rest("DELETE", "/rehearsal")
