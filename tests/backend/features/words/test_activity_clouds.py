"""Clouds of activities: short answers counted whole, and nouns of long ones."""

import random

import httpx
import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from app.core.clock import utc_now
from app.features.activities.answers import results
from app.storage.models import Activity, ActivityAnswer
from features.words.test_noun_counts import MOST_STALL, longest_stall
from fixtures.activities import CHOICE, CLOUD, OPEN, answer, hide, refused, run
from fixtures.activities import results as read_results
from fixtures.live_sessions import active
from fixtures.pace import scaled
from fixtures.server import both_databases
from fixtures.talk import Participant, Talk
from fixtures.waiting import ELSEWHERE, until


def bearer(guest: Participant) -> dict[str, str]:
    return {"authorization": f"Bearer {guest.token}"}


async def becomes(talk: Talk, activity_id: str, words: dict[str, int]) -> None:
    """Wait until these are the nouns of an activity's answers."""

    async def same() -> bool:
        cloud = await talk.rest("GET", f"/activities/{activity_id}/word-cloud")
        return dict(cloud["words"]) == words

    await until(same, every=ELSEWHERE)


@both_databases
async def test_answers_that_are_the_same_are_told_as_one_to_everybody(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(5)]
    host = await talk.present()
    activity_id = await run(talk, CLOUD, live_results=True)
    given = [
        ["커피"],
        ["커피가", "재밌어요"],
        ["커피!!!"],
        ["빅 데이터", "ㅋㅋㅋㅋ"],
        ["빅데이터", "C++"],
    ]
    for member, words in zip(members, given, strict=True):
        assert (await answer(member, activity_id, words))["ok"]
    words = [["커피", 3], ["빅 데이터", 2], ["C++", 1], ["ㅋㅋㅋㅋ", 1], ["재밌어요", 1]]
    for receiver in (host, *members):
        told = await receiver.saw("activity_results", lambda told: told["answered"] == 5)
        assert sorted(told["results"]["words"]) in (
            sorted(words),
            sorted([["빅데이터", 2], *[word for word in words if word[0] != "빅 데이터"]]),
        )
    assert (await read_results(talk, activity_id))["words"][0] == ["커피", 3]


@both_databases
async def test_a_changed_answer_moves_its_words(talk: Talk) -> None:
    one, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, CLOUD)
    await answer(one, activity_id, ["커피"])
    await answer(other, activity_id, ["커피가"])
    assert (await read_results(talk, activity_id))["words"] == [["커피", 2]]
    await answer(one, activity_id, ["홍차"])
    assert (await read_results(talk, activity_id))["words"] == [["커피가", 1], ["홍차", 1]]


@both_databases
async def test_a_word_that_hosts_remove_goes_in_each_of_its_spellings(talk: Talk) -> None:
    one, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, CLOUD)
    await answer(one, activity_id, ["커피", "빅데이터"])
    await answer(other, activity_id, ["커피를", "빅 데이터"])
    await hide(talk, activity_id, "빅  데이터", "커피!!")
    assert (await read_results(talk, activity_id))["words"] == []


@both_databases
@pytest.mark.parametrize("plan", [CLOUD, OPEN])
async def test_a_removed_word_goes_with_the_last_answer_that_has_it(talk: Talk, plan) -> None:
    guest, other = await talk.add_participant(), await talk.enter()
    member = await talk.enter(guest)
    activity_id = await run(talk, plan)
    given = ["비밀", "커피"] if plan is CLOUD else "비밀 커피"
    await answer(member, activity_id, given)
    await answer(other, activity_id, ["커피"] if plan is CLOUD else "커피")
    await hide(talk, activity_id, "비밀", "커피")
    await talk.http.delete(f"/api/sessions/{talk.id}/me", headers=bearer(guest))
    assert (await talk.rest("GET", f"/activities/{activity_id}"))["hidden_words"] == ["커피"]


@both_databases
async def test_the_cloud_of_long_answers_has_their_nouns(talk: Talk) -> None:
    one, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, OPEN)
    await answer(one, activity_id, "회의에서 나온 의견을 정리해 주세요")
    await answer(other, activity_id, "의견이 많아요, 씨발")
    await becomes(talk, activity_id, {"회의": 1, "의견": 1, "정리": 1})
    await answer(other, activity_id, "의견이 많아요")
    await becomes(talk, activity_id, {"의견": 2, "회의": 1, "정리": 1})
    await hide(talk, activity_id, "정리")
    await becomes(talk, activity_id, {"의견": 2, "회의": 1})


async def test_only_hosts_see_it_and_only_of_long_answers(talk: Talk, other_talk: Talk) -> None:
    choice, elsewhere = await run(talk, CHOICE), await run(other_talk, OPEN)
    for activity_id in (choice, elsewhere, "0" * 32):
        path = f"/activities/{activity_id}/word-cloud"
        assert await refused(talk, "GET", path) == (404, "activity_not_found")
    open_one = await run(talk, OPEN)
    guest = await talk.add_participant()
    url = f"/api/sessions/{talk.id}/activities/{open_one}/word-cloud"
    assert (await talk.http.get(url, headers=bearer(guest))).json()["code"] == "not_allowed"


async def answered_often(db: AsyncSession, session_id: str, times: int) -> Activity:
    """A cloud to which so many people have given up to three words each."""
    activity = Activity(session_id=session_id, position=1, kind="cloud", prompt="Which words?")
    db.add(activity)
    await db.flush()
    words = [chr(0xAC00 + 7 * number) + chr(0xAC00 + number) for number in range(1_500)]
    chance = random.Random(15)
    given = {"activity_id": activity.id, "answered_at": utc_now()}
    db.add_all(
        ActivityAnswer(participant_id=f"{number:032}", answer=chance.sample(words, 3), **given)
        for number in range(times)
    )
    await db.commit()
    return activity


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_the_loop_never_stands_still_for_five_thousand_answers(
    presenter: httpx.AsyncClient, db: AsyncSession
) -> None:
    activity = await answered_often(db, (await active(presenter))["id"], 5_000)
    told = []

    async def read() -> None:
        told.append(await results.read(db, activity))

    assert await longest_stall(read()) < scaled(MOST_STALL)
    assert (told[0].answered, len(told[0].words)) == (5_000, 100)
