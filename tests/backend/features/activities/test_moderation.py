"""What people write in answers is moderated as the chat is."""

import asyncio

import pytest

from app.features.activities.answers.results import NEWEST_CARDS
from app.features.activities.moderating import MOST
from fixtures.activities import (
    CHOICE,
    CLOUD,
    OPEN,
    SCALE,
    answer,
    hide,
    refused,
    results,
    run,
    step,
)
from fixtures.server import both_databases
from fixtures.talk import Talk


async def filtered(talk: Talk, mode: str) -> None:
    """Have the word filter find "fudge"."""
    await talk.rest("PUT", "/words", {"words": ["fudge"]})
    await talk.rest("PATCH", "", {"settings": {"word_filter": mode}})


@pytest.mark.parametrize(("plan", "given"), [(OPEN, "oh fudge"), (CLOUD, ["fine", "fudge"])])
async def test_the_word_filter_refuses(talk: Talk, plan: dict, given: object) -> None:
    await filtered(talk, "refuse")
    member = await talk.enter()
    activity_id = await run(talk, plan)
    assert (await answer(member, activity_id, given))["code"] == "words_refused"
    assert (await results(talk, activity_id))["answered"] == 0


async def test_who_is_muted_writes_nothing_and_may_still_choose(talk: Talk) -> None:
    guest = await talk.add_participant()
    member = await talk.enter(guest)
    await talk.rest("PUT", f"/participants/{guest.id}/mute", {})
    written, chosen = await run(talk, OPEN), None
    assert (await answer(member, written, "text"))["code"] == "muted_by_presenter"
    chosen = await run(talk, CHOICE)
    assert (await answer(member, chosen, "a"))["ok"]


@both_databases
async def test_a_marked_card_is_shown_as_such_and_marked_words_wait(talk: Talk) -> None:
    await filtered(talk, "mark")
    member = await talk.enter()
    written = await run(talk, OPEN)
    await answer(member, written, "oh fudge")
    [card] = (await results(talk, written))["cards"]
    assert (card["text"], card["marked"]) == ("oh fudge", True)
    cloud = await run(talk, CLOUD)
    assert (await answer(member, cloud, ["fudge"]))["held"]
    assert await results(talk, cloud) == {"words": [], "held": 1, "answered": 1}


@both_databases
@pytest.mark.parametrize("by", ["mode", "filter"])
async def test_what_is_held_is_shown_when_a_host_lets_it_through(talk: Talk, by: str) -> None:
    if by == "filter":
        await filtered(talk, "hold")
    else:
        await talk.rest("PATCH", "", {"settings": {"chat_mode": "hold"}})
    member, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, OPEN, live_results=True)
    assert (await answer(member, activity_id, "oh fudge"))["held"]
    told = await other.saw("activity_results", lambda told: told["answered"] == 1)
    assert (told["results"]["cards"], told["results"]["held"]) == ([], 1)
    assert "fudge" not in str(other.received)
    path = f"/activities/{activity_id}/answers"
    [waiting] = await talk.rest("GET", f"{path}?state=held")
    await talk.rest("PATCH", f"{path}/{waiting['id']}", {"shown": True})
    told = await other.saw("activity_results", lambda told: told["results"]["cards"])
    assert told["results"]["cards"][0]["text"] == "oh fudge"


@both_databases
async def test_a_hidden_card_is_gone_everywhere_and_stays_so(talk: Talk) -> None:
    member, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, OPEN)
    await answer(member, activity_id, "something")
    await step(talk, activity_id, "reveal")
    [card] = (await results(talk, activity_id))["cards"]
    await talk.rest("PATCH", f"/activities/{activity_id}/answers/{card['id']}", {"shown": False})
    told = await other.saw("activity_results", lambda told: told["answered"] == 1)
    assert (await results(talk, activity_id))["cards"] == []
    assert "something" not in str(await talk.log())
    await answer(member, activity_id, "something")
    assert (await results(talk, activity_id))["cards"] == []
    await answer(member, activity_id, "something else")
    assert len((await results(talk, activity_id))["cards"]) == 1
    assert told["id"] == activity_id


@both_databases
async def test_words_are_taken_out_of_a_cloud(talk: Talk) -> None:
    member = await talk.enter()
    activity_id = await run(talk, CLOUD)
    await answer(member, activity_id, ["Apple", "pear"])
    await hide(talk, activity_id, "apple", "APPLE", "pear")
    assert (await results(talk, activity_id))["words"] == []
    hidden = (await talk.rest("GET", f"/activities/{activity_id}"))["hidden_words"]
    assert hidden == ["apple", "pear"]
    await hide(talk, activity_id, "Pear", "plum", hidden=False)
    assert (await results(talk, activity_id))["words"] == [["pear", 1]]


@both_databases
async def test_two_hosts_who_hide_a_word_at_once_both_do(talk: Talk) -> None:
    activity_id = await run(talk, CLOUD)
    words = [f"word {number}" for number in range(5)]
    await asyncio.gather(*(hide(talk, activity_id, word) for word in words))
    hidden = (await talk.rest("GET", f"/activities/{activity_id}"))["hidden_words"]
    assert sorted(hidden) == words


@both_databases
async def test_everybody_loses_a_hidden_word_and_gets_it_back(talk: Talk) -> None:
    member, other = await talk.enter(), await talk.enter()
    activity_id = await run(talk, CLOUD, live_results=True)
    await answer(member, activity_id, ["apple", "pear"])
    await other.saw("activity_results", lambda told: len(told["results"]["words"]) == 2)
    await hide(talk, activity_id, "apple")
    await other.saw("activity_results", lambda told: told["results"]["words"] == [["pear", 1]])
    received = len(other.received)
    await hide(talk, activity_id, "apple", hidden=False)
    await other.saw("activity_results", lambda told: len(told["results"]["words"]) == 2, received)


async def test_what_is_no_word_is_refused_and_so_is_one_too_many(talk: Talk) -> None:
    activity_id = await run(talk, CLOUD)
    path = f"/activities/{activity_id}/hidden-words"
    for word in ("", "\u200b", "x" * 2001, 5):
        told = await refused(talk, "PUT", path, {"word": word, "hidden": True})
        assert told == (422, "invalid_request"), word
    piled_up = "e" + "\u0301" * 1500
    await hide(talk, activity_id, piled_up, *(f"word {number}" for number in range(MOST - 1)))
    told = await refused(talk, "PUT", path, {"word": "another", "hidden": True})
    assert told == (409, "too_many_hidden_words")
    await hide(talk, activity_id, "word 7")
    await hide(talk, activity_id, piled_up, hidden=False)
    await hide(talk, activity_id, "another")


async def test_what_nobody_wrote_is_not_hidden(talk: Talk) -> None:
    member = await talk.enter()
    activity_id = await run(talk, SCALE)
    await answer(member, activity_id, 3)
    path = f"/activities/{activity_id}/answers"
    [given] = await talk.rest("GET", path)
    assert (given["answer"], given["state"]) == (3, "counted")
    told = await refused(talk, "PATCH", f"{path}/{given['id']}", {"shown": False})
    assert told == (404, "answer_not_found")


@both_databases
async def test_of_many_cards_the_newest_are_told_and_those_with_most_votes(talk: Talk) -> None:
    members = [await talk.enter() for _ in range(NEWEST_CARDS + 3)]
    activity_id = await run(talk, OPEN)
    for number, member in enumerate(members[:3]):
        await answer(member, activity_id, f"card {number}")
    [_, liked, _] = (await results(talk, activity_id))["cards"]
    vote = {"activity_id": activity_id, "answer_id": liked["id"], "on": True}
    assert (await members[0].call("vote_answer", vote))["ok"]
    await asyncio.gather(*(answer(one, activity_id, "another") for one in members[3:]))
    cards = (await results(talk, activity_id))["cards"]
    assert [card["text"] for card in cards] == ["another"] * NEWEST_CARDS + ["card 1"]


async def test_there_is_no_such_answer(talk: Talk) -> None:
    activity_id = await run(talk, OPEN)
    path = f"/api/sessions/{talk.id}/activities/{activity_id}/answers/nothing"
    told = await talk.http.patch(path, json={"shown": True})
    assert (told.status_code, told.json()["code"]) == (404, "answer_not_found")
