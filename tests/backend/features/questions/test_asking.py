"""Asking: refused by name, stored once, told to everybody in order."""

from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.talk import Talk

INVISIBLE = "\u200b\u3164\u2800"


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"text": 1},
        {"text": ""},
        {"text": " \n"},
        {"text": INVISIBLE},
        {"text": "a" * 501},
        {"text": "why?", "anonymous": "yes"},
        {"text": "why?", "client_id": ""},
        {"text": "why?", "client_id": "c" * 65},
        {"text": "why?", "asker": "somebody"},
    ],
)
async def test_a_question_that_is_none_is_refused_and_nobody_receives_it(
    asking: Talk, payload: dict[str, Any]
) -> None:
    guest, other = await asking.enter(), await asking.enter()
    mark = await asking.mark(other)
    assert (await guest.call("ask_question", payload))["code"] == "invalid_request"
    await asking.received_nothing(other, since=mark)
    assert await asking.rest("GET", "/questions") == []


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (("PATCH", "/features", {"questions": False}), "questions_off"),
        (("POST", "/pause", None), "session_paused"),
        (("POST", "/end", None), "session_ended"),
    ],
)
async def test_nobody_asks_while_the_session_takes_no_questions(
    asking: Talk, step: tuple[str, str, object], code: str
) -> None:
    guest, other = await asking.enter(), await asking.enter()
    await asking.rest(*step)
    await other.saw("session_updated")
    mark = await asking.mark(other)
    assert (await guest.call("ask_question", {"text": "why?"}))["code"] == code
    await asking.received_nothing(other, since=mark)


async def test_a_new_session_takes_no_questions(talk: Talk) -> None:
    assert talk.session["features"]["questions"] is False
    assert talk.session["settings"]["questions"] == {
        "anonymous": "choice",
        "moderated": False,
        "per_person": 10,
    }
    refused = await (await talk.enter()).call("ask_question", {"text": "why?"})
    assert refused["code"] == "questions_off"


async def test_whoever_has_as_many_open_as_allowed_asks_no_more(asking: Talk) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"per_person": 1}}})
    guest, host = await asking.enter(), await asking.present()
    first = await guest.call("ask_question", {"text": "one"})
    refused = await guest.call("ask_question", {"text": "two"})
    assert refused["code"] == "too_many_questions"
    for text in ("a host's", "another of a host"):
        assert (await host.call("ask_question", {"text": text}))["ok"]
    await asking.rest("PATCH", f"/questions/{first['id']}", {"state": "answered"})
    assert (await guest.call("ask_question", {"text": "two"}))["ok"]


async def test_settings_that_are_not_given_stay(asking: Talk) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"per_person": 3}}})
    await asking.rest("PATCH", "", {"settings": {"questions": {"anonymous": "never"}}})
    session = await asking.rest("PATCH", "", {"settings": {"chat_mode": "slow"}})
    assert session["settings"]["questions"] == {
        "anonymous": "never",
        "moderated": False,
        "per_person": 3,
    }


@pytest.mark.parametrize("rules", [{"per_person": 0}, {"per_person": 51}, {"anonymous": "maybe"}])
async def test_rules_out_of_bounds_are_refused(asking: Talk, rules: dict[str, Any]) -> None:
    path = f"/api/sessions/{asking.id}"
    answer = await asking.http.patch(path, json={"settings": {"questions": rules}})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


@both_databases
async def test_a_question_is_told_to_everybody_and_listed(asking: Talk) -> None:
    participant = await asking.add_participant("민지")
    guest, other = await asking.enter(participant), await asking.enter()
    ack = await guest.call("ask_question", {"text": "왜 그런가요?", "client_id": "c1"})
    told = await other.saw("question_asked")
    assert (told["id"], told["seq"]) == (ack["id"], ack["seq"])
    assert told["asker"] == {"id": participant.id, "nickname": "민지"}
    assert (told["text"], told["state"], told["votes"]) == ("왜 그런가요?", "open", 0)
    (listed,) = await asking.rest("GET", "/questions")
    assert {name: listed[name] for name in told if name != "seq"} == {
        name: told[name] for name in told if name != "seq"
    }
    assert listed["mine"] == {"asked": False, "voted": False}
    late = await (await asking.enter(participant)).saw("joined_session")
    assert [one["id"] for one in late["questions"]] == [ack["id"]]
    assert late["questions"][0]["mine"] == {"asked": True, "voted": False}
    assert [(one["id"], one["state"]) for one in late["own_questions"]] == [(ack["id"], "open")]


@both_databases
async def test_asking_again_under_the_same_id_gets_the_same_answer(asking: Talk) -> None:
    guest = await asking.enter()
    question = {"text": "why?", "client_id": "c1"}
    ack = await guest.call("ask_question", question)
    await asking.rest("PATCH", "/features", {"questions": False})
    assert await guest.call("ask_question", question) == ack
    assert len(await asking.rest("GET", "/questions")) == 1
