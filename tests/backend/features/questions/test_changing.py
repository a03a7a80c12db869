"""What hosts and askers do about questions: refused by name, seen by everybody, in the log too."""

from typing import Any

import pytest

from fixtures.server import both_databases
from fixtures.sockets import Socket
from fixtures.talk import Talk

Json = dict[str, Any]


async def asked(guest: Socket, text: str = "why?", **more: Any) -> str:
    """The id of a new question."""
    ack = await guest.call("ask_question", {"text": text, **more})
    assert ack["ok"], ack
    return str(ack["id"])


async def refused(talk: Talk, method: str, path: str, body: Json | None = None) -> tuple[int, str]:
    """Status and code of a refusal."""
    answer = await talk.http.request(method, f"/api/sessions/{talk.id}{path}", json=body)
    assert answer.status_code >= 400, answer.text
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize(
    "body",
    [
        {"state": None},
        {"text": None},
        {"state": "held"},
        {"state": "merged"},
        {"text": ""},
        {"text": "a" * 501},
        {"label": "a" * 41},
        {"label": "\u3164"},
        {"reply": "a" * 501},
        {"votes": 3},
    ],
)
async def test_a_change_that_is_none_is_refused_and_nobody_receives_it(
    asking: Talk, body: Json
) -> None:
    guest = await asking.enter()
    question = await asked(guest)
    mark = await asking.mark(guest)
    assert await refused(asking, "PATCH", f"/questions/{question}", body) == (
        422,
        "invalid_request",
    )
    await asking.received_nothing(guest, since=mark)


async def test_what_is_not_there_or_elsewhere_is_not_found(asking: Talk, other_talk: Talk) -> None:
    await other_talk.rest("PATCH", "/features", {"questions": True})
    elsewhere = await asked(await other_talk.enter())
    here = await asked(await asking.enter())
    for question in (elsewhere, "0" * 32, "nonsense"):
        for method, path, body in (
            ("PATCH", "", {"state": "answered"}),
            ("POST", "/merge", {"into": here}),
            ("PUT", "/mute", {}),
            ("DELETE", "/mute", None),
        ):
            answer = await refused(asking, method, f"/questions/{question}{path}", body)
            assert answer == (404, "question_not_found")
    answer = await refused(asking, "POST", f"/questions/{here}/merge", {"into": elsewhere})
    assert answer == (404, "question_not_found")


@both_databases
async def test_everybody_sees_what_becomes_of_a_question(asking: Talk) -> None:
    guest, other = await asking.enter(), await asking.enter()
    question = await asked(guest)
    path = f"/questions/{question}"
    for change in (
        {"state": "answering"},
        {"label": "later", "reply": "In a minute."},
        {"text": "Why so?"},
        {"state": "answered", "label": None},
        {"reply": None},
    ):
        mark = await asking.mark(other)
        await asking.rest("PATCH", path, change)
        told = await other.saw("question_updated", after=mark)
        assert {name: told[name] for name in told if name != "seq"} == {"id": question, **change}
    mark = await asking.mark(other)
    await asking.rest("PATCH", path, {"state": "answered"})
    await asking.received_nothing(other, since=mark)
    assert "why?" not in str(await asking.log())
    assert await asking.rest("GET", "/questions?sort=unanswered") == []


@both_databases
async def test_a_hidden_question_is_read_nowhere_but_by_hosts(asking: Talk) -> None:
    participant = await asking.add_participant()
    guest, other = await asking.enter(), await asking.enter(participant)
    question = await asked(guest, "a secret")
    await asking.rest("PATCH", f"/questions/{question}", {"reply": "about a secret"})
    await asking.rest("PUT", "/stage", {"show": "questions", "id": question})
    await asking.rest("PATCH", f"/questions/{question}", {"state": "hidden"})
    told = await other.saw("question_updated", lambda told: "state" in told)
    assert (told["state"], told["text"]) == ("hidden", "")
    assert (await other.saw("stage_changed", lambda told: told["stage"]["show"] == "join"))["seq"]
    late = await (await asking.enter(participant)).saw("joined_session")
    assert "secret" not in f"{late} {await asking.log()}"
    await asking.rest("PATCH", f"/questions/{question}", {"reply": "to hosts, a secret"})
    (listed,) = await asking.rest("GET", "/questions?state=hidden")
    assert listed["text"] == "a secret"
    await asking.rest("PATCH", f"/questions/{question}", {"state": "open"})
    shown = await other.saw("question_updated", lambda told: "asked_at" in told)
    assert (shown["text"], shown["state"]) == ("a secret", "open")
    asked_first = next(one for one in await asking.log() if one["type"] == "question_asked")
    assert asked_first["data"]["text"] == "a secret"


@pytest.mark.parametrize("state", ["hidden", "held", "refused"])
async def test_only_hosts_list_what_others_do_not_see(asking: Talk, state: str) -> None:
    bearer = {"authorization": f"Bearer {(await asking.add_participant()).token}"}
    path = f"/api/sessions/{asking.id}/questions?state={state}"
    answer = await asking.http.get(path, headers=bearer)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    mine = await asking.http.get(f"{path}&mine=true", headers=bearer)
    assert (mine.status_code, mine.json()) == (200, [])


@both_databases
async def test_a_held_question_is_counted_by_all_and_read_by_hosts(asking: Talk) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    participant = await asking.add_participant()
    guest, other = await asking.enter(participant), await asking.enter()
    second_tab = await asking.enter(participant)
    payload = {"text": "may I?", "client_id": "1"}
    ack = await guest.call("ask_question", payload)
    assert ack == {"ok": True, "id": ack["id"], "state": "held"}
    assert (await other.saw("questions_held"))["held"] == 1
    own = await second_tab.saw("own_question")
    assert (own["id"], own["text"], own["state"]) == (ack["id"], "may I?", "held")
    assert await guest.call("ask_question", payload) == ack
    assert (await other.call("vote_question", {"id": ack["id"], "on": True}))["code"] == (
        "question_not_found"
    )
    late = await (await asking.enter()).saw("joined_session")
    assert late["questions_held"] == 1
    assert "may I?" not in f"{late} {other.received} {await asking.log()}"
    assert [one["text"] for one in await asking.rest("GET", "/questions?state=held")] == ["may I?"]


@both_databases
async def test_a_question_that_is_let_through_is_told_to_all(asking: Talk) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    participant = await asking.add_participant()
    guest, other = await asking.enter(participant), await asking.enter()
    payload = {"text": "may I?", "client_id": "1"}
    ack = await guest.call("ask_question", payload)
    await asking.rest("PATCH", f"/questions/{ack['id']}", {"state": "open"})
    told = await other.saw("question_asked")
    assert (told["text"], told["asker"]["id"]) == ("may I?", participant.id)
    await other.saw("questions_held", lambda told: told["held"] == 0)
    again = await guest.call("ask_question", payload)
    assert (again["id"], again["seq"]) == (ack["id"], told["seq"])


@both_databases
async def test_whoever_asked_a_refused_question_knows_and_nobody_else(asking: Talk) -> None:
    await asking.rest("PATCH", "", {"settings": {"questions": {"moderated": True}}})
    participant = await asking.add_participant()
    guest, other = await asking.enter(participant), await asking.enter()
    payload = {"text": "may I?", "client_id": "1", "anonymous": True}
    question = (await guest.call("ask_question", payload))["id"]
    await asking.rest("PATCH", f"/questions/{question}", {"state": "hidden"})
    await guest.saw("own_question", lambda told: told["state"] == "refused")
    assert (await guest.call("ask_question", payload))["code"] == "question_refused"
    late = await (await asking.enter(participant)).saw("joined_session")
    assert [one["state"] for one in late["own_questions"]] == ["refused"]
    await asking.fence(other)
    assert "own_question" not in {name for name, _ in other.received}
    await asking.rest("POST", "/end")
    answer = await refused(asking, "PATCH", f"/questions/{question}", {"state": "open"})
    assert answer == (409, "session_ended")


async def test_the_word_filter_marks_holds_or_refuses(asking: Talk) -> None:
    await asking.rest("PUT", "/words", {"words": ["tabu"]})
    guest = await asking.enter()
    for mode, wanted in (("mark", "open"), ("hold", "held")):
        await asking.rest("PATCH", "", {"settings": {"word_filter": mode}})
        await asked(guest, "a tabu")
        (found,) = await asking.rest("GET", f"/questions?state={wanted}")
        assert found["marked"] == (mode == "mark")
    await asking.rest("PATCH", "", {"settings": {"word_filter": "refuse"}})
    assert (await guest.call("ask_question", {"text": "a tabu"}))["code"] == "words_refused"


async def test_whoever_may_not_write_may_not_ask(asking: Talk) -> None:
    participant = await asking.add_participant()
    guest, other = await asking.enter(participant), await asking.enter()
    await asking.rest("PUT", f"/participants/{participant.id}/mute", {"minutes": 5})
    await asking.fence(other)
    mark = await asking.mark(other)
    answer = await guest.call("ask_question", {"text": "why?"})
    assert answer["code"] == "muted_by_presenter"
    assert answer["retry_after"] <= 300
    await asking.received_nothing(other, since=mark)


async def test_nobody_withdraws_what_is_not_theirs_or_not_open(asking: Talk) -> None:
    guest, other = await asking.enter(), await asking.enter()
    question = await asked(guest)
    for who, wanted, code in (
        (other, question, "not_own_question"),
        (other, "0" * 32, "question_not_found"),
    ):
        assert (await who.call("withdraw_question", {"id": wanted}))["code"] == code
    await asking.rest("PATCH", f"/questions/{question}", {"state": "answering"})
    refused = await guest.call("withdraw_question", {"id": question})
    assert refused["code"] == "question_not_open"


@both_databases
async def test_a_withdrawn_question_is_gone_from_the_log(asking: Talk) -> None:
    participant = await asking.add_participant("민지")
    guest, other = await asking.enter(participant), await asking.enter()
    question = await asked(guest, "a secret")
    for _ in range(2):
        assert (await guest.call("withdraw_question", {"id": question}))["ok"]
    told = await other.saw("question_updated")
    assert (told["id"], told["state"], told["text"]) == (question, "withdrawn", "")
    assert "a secret" not in str(await asking.log())
    assert await asking.rest("GET", "/questions") == []
    for method, path, body, wanted in (
        ("PATCH", "", {"state": "open"}, (410, "question_gone")),
        ("POST", "/merge", {"into": await asked(guest)}, (410, "question_gone")),
    ):
        assert await refused(asking, method, f"/questions/{question}{path}", body) == wanted
